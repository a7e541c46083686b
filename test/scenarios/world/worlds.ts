import { sshProof } from '../../../src/adapters/ssh/proof.ts';
import { backendOverride } from '../../../src/domain/backend-override.ts';
import { hmacOf } from '../../../src/domain/digest.ts';
import type { ApplyWorld } from '../../../src/parts/apply/world.ts';
import type { DecideWorld } from '../../../src/parts/decide/world.ts';
import type { FolderWorld } from '../../../src/parts/engine-folder.ts';
import type { PlanWorld } from '../../../src/parts/plan/world.ts';
import type { Credentials } from '../../../src/ports/credentials.ts';
import type { PartRunner } from '../../../src/ports/part-runner.ts';
import type { Workspace } from '../../../src/ports/workspace.ts';
import { guarded } from './effects.ts';
import { engineOf, installed, nameIn, pretendPlanFile } from './engine.ts';
import { governedOf, landingOf } from './git.ts';
import type { Machine } from './machine.ts';
import { lockFile, pins, vaultIdentity, vaultRecipient } from './machine.ts';
import { moduleSource } from './module-source.ts';
import { personNamed } from './people.ts';
import type { Process } from './process.ts';
import { checkedOut, folderAt, halfFilled, unpack, workspacesOf, writeFile } from './workspaces.ts';

const digestKey = new TextEncoder().encode('digest key of the ledger');

/** The stores as one process has them. */
function storesOf({ effects, ...machine }: Machine, process: Process) {
  const of = { process, effects };
  const { ledger, results, objects, logs, sealed } = machine;
  return {
    ledger: guarded(ledger, { ...of, name: 'ledger', writes: { append: [] } }),
    results: guarded(results, { ...of, name: 'results', writes: { put: [] } }),
    objects: guarded(objects, { ...of, name: 'objects', writes: { put: [] } }),
    sealed: guarded(sealed, { ...of, name: 'sealed', writes: { put: [] } }),
    logs: guarded(logs, {
      ...of,
      name: 'logs',
      writes: { append: [async (promotion, stack, lines) => logs.append(promotion, stack, lines.slice(0, 1))] },
    }),
    governed: guarded(governedOf(machine.git), { ...of, name: 'governed', writes: {} }),
  };
}

/** Decide's world: no engine, no workspace, no vault. */
export function decideWorldOf(machine: Machine, process: Process, runner: PartRunner): DecideWorld {
  const { effects, clock, nonce, git } = machine;
  const { ledger, results, objects, governed } = storesOf(machine, process);
  const landing = guarded(landingOf(git), { process, effects, name: 'landing', writes: { land: [] } });
  const collector = { collect: async () => ({ result: 'passed' as const, say: 'as it should be' }) };
  return {
    ...{ clock, nonce, ledger, results, objects, governed, landing, pins, lockFile, unlocked: [], runner },
    moduleSource: moduleSource(),
    proof: sshProof,
    evidence: guarded(collector, { process, effects, name: 'evidence', writes: { collect: [] } }),
    sleep: clock.pass,
    person: personNamed,
    tell: () => {},
    stopping: () => false,
  };
}

export function planWorldOf(machine: Machine, process: Process): PlanWorld {
  const { ledger, results, sealed, logs, governed } = storesOf(machine, process);
  const { clock, nonce } = machine;
  return {
    ...folderWorldOf(machine, process),
    ...{ ledger, results, sealed, logs, governed, pins, lockFile, unlocked: [], clock, nonce, backendOverride },
    planFile: pretendPlanFile,
    sleep: clock.pass,
  };
}

export function applyWorldOf(machine: Machine, process: Process): ApplyWorld {
  const { effects, clock, nonce, supervisors } = machine;
  const { ledger, sealed, objects, logs, governed } = storesOf(machine, process);
  const supervised = guarded(supervisors.port, {
    process,
    effects,
    name: 'supervised',
    writes: {
      start: [(run) => supervisors.prepared(run, 'none'), (run) => supervisors.prepared(run, 'slow')],
      claimNotStarted: [],
    },
  });
  return {
    ...folderWorldOf(machine, process),
    ...{
      ledger,
      sealed,
      objects,
      logs,
      governed,
      pins,
      lockFile,
      unlocked: [],
      clock,
      nonce,
      supervised,
      vaultIdentity,
    },
    planFile: pretendPlanFile,
    proof: sshProof,
    sleep: clock.pass,
    runFolder: (d) => `/memory/runs/${d.replace('sha256:', '')}`,
    present: () => 0,
    interrupted: () => false,
    graceMs: 10_000,
  };
}

function folderWorldOf(machine: Machine, process: Process) {
  const { effects, cloud, disk, sealed } = machine;
  const engine = guarded(engineOf(cloud, disk), {
    process,
    effects,
    name: 'engine',
    writes: {
      init: [
        (folder) => {
          const files = installed(folder, folderAt(disk, folder.root));
          for (const [path, bytes] of [...files].slice(1)) writeFile(folderAt(disk, folder.root), path, bytes);
        },
      ],
      plan: [
        (folder, file) => {
          folderAt(disk, folder.root).side.set(nameIn(folder, file), new Uint8Array([123]));
        },
      ],
    },
  });
  const open = workspacesOf(disk, process);
  return {
    engine,
    credentials: guarded(credentials, { process, effects, name: 'credentials', writes: { get: [] } }),
    attached: undefined,
    moduleSource: moduleSource(),
    sandbox: true,
    mainWorktree: '/memory/project',
    callerEnv: () => ({}),
    hmac: (text: string) => hmacOf(digestKey, text),
    sealRaw: async (name: string, files: readonly string[]) => {
      if (files.length === 0 || (await sealed.has(name))) return;
      const put = () => sealed.put(name, new TextEncoder().encode(files.join('\n')), [vaultRecipient]);
      await effects.around(process, 'sealRaw', { act: put, halves: [] });
    },
    workspaces: {
      open: async (ledger: string, key: string) => {
        const workspace = await effects.around(process, 'workspaces.open', {
          act: () => open.open(ledger, key),
          halves: [],
        });
        return guardedWorkspace(machine, process, workspace);
      },
      rescued: open.rescued,
    },
  } satisfies FolderWorld & { workspaces: ReturnType<typeof workspacesOf> };
}

function guardedWorkspace({ effects, disk }: Machine, process: Process, workspace: Workspace): Workspace {
  const { root } = workspace;
  return guarded(workspace, {
    process,
    effects,
    name: 'workspace',
    writes: {
      checkout: [(files, edits) => halfFilled(disk, root, checkedOut(files, edits))],
      restore: [(archive) => halfFilled(disk, root, unpack(archive))],
      writeOwn: [],
      writeSide: [
        (name, bytes) => {
          folderAt(disk, root).side.set(name, bytes.slice(0, bytes.length / 2));
        },
      ],
      release: [],
    },
  });
}

const credentials: Credentials = {
  get: async ({ name }, identity) => ({ env: { PRETEND_ACCOUNT: name, PRETEND_IDENTITY: identity } }),
  whoAmI: async (env) => env.PRETEND_ACCOUNT,
};
