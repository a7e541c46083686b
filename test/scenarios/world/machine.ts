import { openLockFile } from '../../../src/adapters/hcl/lock-file.ts';
import { openPins } from '../../../src/adapters/hcl/pins.ts';
import { memoryLedger } from '../../../src/adapters/memory/ledger.ts';
import { memoryObjects } from '../../../src/adapters/memory/objects.ts';
import { memoryResults } from '../../../src/adapters/memory/results.ts';
import { memorySealed } from '../../../src/adapters/memory/sealed.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Instant } from '../../../src/domain/instant.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { RunLog } from '../../../src/ports/run-log.ts';
import { newCloud } from './cloud.ts';
import { objectsAt } from './configuration.ts';
import type { Cut } from './effects.ts';
import { effectLayer } from './effects.ts';
import { estateFiles, stacks } from './estate.ts';
import { newGit } from './git.ts';
import { sandboxKeys } from './people.ts';
import { newSupervisors } from './supervised.ts';
import { newDisk, tamper } from './workspaces.ts';

export const vaultRecipient = 'recipient of the pool';
export const vaultIdentity = 'identity of the pool';
const begin: Instant = Date.UTC(2026, 6, 3, 10);
const governedBranch = { remote: 'origin', branch: 'main' };

export const pins = await openPins();
export const lockFile = await openLockFile();

/** Everything that outlives a process: stores, repository, cloud, supervisors, disk; and the clock and the cuts. */
export type Machine = Awaited<ReturnType<typeof newMachine>>;

export async function newMachine(cuts: readonly Cut[] = []) {
  const clock = tickingClock();
  const cloud = newCloud(stacks, objectsAt('2.4.0'));
  const disk = newDisk();
  const ledger = memoryLedger();
  const supervisors = newSupervisors({ cloud, disk, pass: clock.pass, entries: () => ledger.lines.length });
  disk.isOccupied = supervisors.isOccupied;
  const machine = {
    clock,
    cloud,
    disk,
    supervisors,
    ledger,
    results: memoryResults(),
    objects: memoryObjects(),
    sealed: memorySealed((identity) => (identity === vaultIdentity ? vaultRecipient : 'somebody else')),
    logs: memoryLog(),
    git: newGit(estateFiles(), 'sana@acme.example'),
    effects: effectLayer(cuts, { hostDown: supervisors.hostDown, tamper: (process) => tamper(disk, process) }),
    nonce: seededNonce(),
    /** What happens between a death and the next command: by itself nothing. */
    meanwhile: () => {},
    /** What a store answered or a part saw, that must be found again later. */
    witness: newWitness(),
  };
  const opened = { type: 'ledger-opened', ledger: 'l-memory', sandbox: true, governed: governedBranch } as const;
  const facts = [{ ...opened, pools: { default: [vaultRecipient] }, sandboxKeys }];
  await ledger.append({ id: 'opening', at: begin, facts, expected: new Map([['governance', 0]]) });
  return machine;
}

/** What happened before our eyes, told by nobody but the world itself. */
function newWitness() {
  return {
    /** Ids of acts a person was told are recorded. */
    acknowledged: new Set<string>(),
    /** Applies whose part saw the end and said so by ending well. */
    reported: [] as string[],
    /** Things that went wrong in a way no command may end. */
    bugs: [] as unknown[],
  };
}

/** Time moves a little whenever somebody looks, and as long as somebody sleeps. */
function tickingClock() {
  let now = begin;
  let monotonic = 0;
  const forward = (ms: number) => {
    now += ms;
    monotonic += ms;
  };
  return {
    now: () => {
      forward(1);
      return now;
    },
    monotonic: () => monotonic,
    pass: async (ms: number) => forward(ms),
    forward,
  } satisfies Clock & { pass: (ms: number) => Promise<void>; forward: (ms: number) => void };
}

function seededNonce(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return digestOf(`nonce ${count}`).slice(7, 39);
  };
}

function memoryLog(): RunLog {
  const kept = new Map<string, readonly string[]>();
  const key = (promotion: string, stack: string) => `${promotion} ${stack}`;
  return {
    async append(promotion, stack, lines) {
      kept.set(key(promotion, stack), [...(kept.get(key(promotion, stack)) ?? []), ...lines]);
    },
    read: async (promotion, stack) => kept.get(key(promotion, stack))?.join('\n'),
  };
}
