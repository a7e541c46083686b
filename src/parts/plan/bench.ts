import type { Analysis } from '../../domain/analysis.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Digest } from '../../domain/digest.ts';
import { digestOf } from '../../domain/digest.ts';
import { analyse } from '../../domain/plan/analyse.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { PlanResult, StateMark } from '../../domain/plan-result.ts';
import { configurationIn } from '../../domain/read-set.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { EngineRun } from '../../ports/engine.ts';
import type { CheckoutFile, Workspace } from '../../ports/workspace.ts';
import type { PreparedFolder } from '../engine-folder.ts';
import { backendDigest, localStatePath, prepareFolder } from '../engine-folder.ts';
import { moduleMismatch } from '../module-content.ts';
import type { PlanWorld } from './world.ts';

type Ok = Extract<PlanResult, { status: 'ok' }>;
type Failed = Extract<PlanResult, { status: 'failed' | 'could-not-check' }>;

export type LedgerSeen = { readonly id: string; readonly recipients: readonly string[] };

/** A stack's folder with everything at hand to plan in it, at one pin or the other. */
export type Bench = {
  readonly workspace: Workspace;
  readonly prepared: PreparedFolder;
  readonly files: readonly CheckoutFile[];
  /** Files waves itself writes beside the checkout, by repository path. */
  readonly own: readonly { readonly path: string; readonly text: string }[];
  readonly generated: readonly string[];
  readonly seen: Pick<Ok, 'account' | 'engine' | 'backend' | 'variables'>;
};

/** Opens the folder, reads the recorded tree from git and gets the plan identity. */
export async function openBench(world: PlanWorld, request: PlanRequest, ledger: LedgerSeen): Promise<Bench | Refusal> {
  const { stack, commit } = request;
  const modes = new Map((await world.governed.files(commit)).map(({ path, mode }) => [path, mode]));
  const contents = await world.governed.read(commit, request.readSet);
  const files = [...contents].map(([path, bytes]) => ({ path, mode: modes.get(path) ?? '100644', bytes }));
  const own = configurationIn(stack.folder, request.readSet);
  const texts = new Map(
    own.map((path) => [path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(contents.get(path))]),
  );
  const { backend } = world.pins.facts(texts);
  const statePath = localStatePath(backend, stack, world.mainWorktree);
  const override = statePath === undefined ? undefined : world.backendOverride(statePath);
  const ownFiles = override ? [{ path: `${stack.folder}/${override.name}`, text: override.text }] : [];
  const backendConfig = backend?.type === 'http' && world.attached ? await world.attached.backendConfig(stack) : {};
  const key = backendDigest(backend, { stack, backendConfig, mainWorktree: world.mainWorktree });
  const workspace = await world.workspaces.open(ledger.id, `${key}/${stack.workspace}`);
  try {
    const prepared = await prepareFolder(world, { stack, root: workspace.root, identity: 'plan', backend });
    if (isRefusal(prepared)) {
      await workspace.release();
      return prepared;
    }
    const { path: _, ...engine } = prepared.folder.engine;
    const { account, variables } = prepared;
    const seen = { account, engine, backend: prepared.backend, variables };
    return { workspace, prepared, files, own: ownFiles, generated: ownFiles.map(({ path }) => path), seen };
  } catch (failure) {
    await workspace.release();
    throw failure;
  }
}

export type PlannedAt = {
  readonly state: StateMark;
  readonly analysis: { readonly text: string; readonly value: Analysis } | undefined;
  readonly planFile: string;
  readonly planJson: Digest;
  readonly arguments: readonly string[];
  readonly exitCode: number;
  readonly lockFile?: Digest;
  readonly log: readonly string[];
};

export type PlanAt = { readonly bench: Bench; readonly edited: boolean; readonly skipPlan?: 'without-state' };

/** Checks out, initialises, checks module content, plans and analyses at one of the two pins. */
export async function planAt(
  world: PlanWorld,
  request: PlanRequest,
  { bench, edited, skipPlan }: PlanAt,
): Promise<PlannedAt | Refusal | Omit<Failed, 'request' | 'purpose' | 'finishedAt'>> {
  const { workspace, prepared } = bench;
  const { folder } = prepared;
  await workspace.checkout(bench.files, edited ? request.edits : [], edited ? request.companions : []);
  for (const { path, text } of bench.own) await workspace.writeOwn(path, text);
  const initialised = await world.engine.init(folder, { lockFile: 'readonly' });
  await world.sealRaw(`raw/${request.id}-${edited ? 'new' : 'old'}-init`, initialised.raw);
  if (initialised.exitCode !== 0) return failed('engine-failed', 'init', initialised);
  const version = edited ? request.toVersion : request.fromVersion;
  const wrong = moduleMismatch(
    await workspace.moduleDigests(),
    request.releases.find((release) => release.version === version),
  );
  if (wrong)
    return refuse('artifact-mutated', {
      say: wrong,
      fix: 'waves audit reconstruct; the module serves other bytes',
      subject: request.stack.name,
    });
  const state = await world.engine.state(folder);
  const nothing = {
    state,
    analysis: undefined,
    planFile: '',
    planJson: '',
    arguments: [],
    exitCode: 0,
    log: initialised.log,
  };
  if (state === 'absent' && skipPlan === 'without-state') return nothing;
  const planFile = `${workspace.side}/${edited ? 'plan' : 'drift'}.tfplan`;
  const run = await world.engine.plan(folder, planFile);
  await world.sealRaw(`raw/${request.id}-${edited ? 'new' : 'old'}-plan`, run.raw);
  if (run.exitCode !== 0 && run.exitCode !== 2) return failed('plan-failed', 'plan', run);
  const json = await world.engine.show(folder, planFile);
  const value = analyse(json, { engine: folder.engine.kind, mask: world.hmac });
  if (isRefusal(value)) return value;
  const analysis = { text: canonical(value), value };
  const entries = await workspace.entries();
  const lockFile = entries.find(({ path }) => path.endsWith(`${request.stack.folder}/.terraform.lock.hcl`))?.digest;
  return {
    state,
    analysis,
    planFile,
    planJson: digestOf(json),
    arguments: run.arguments,
    exitCode: run.exitCode,
    ...(lockFile === undefined ? {} : { lockFile }),
    log: [...initialised.log, ...run.log],
  };
}

function failed(code: string, command: string, run: EngineRun): Omit<Failed, 'request' | 'purpose' | 'finishedAt'> {
  const first = run.diagnostics[0] ?? `${command} ended with ${run.exitCode}`;
  return { status: 'failed', code, say: first, log: run.log };
}
