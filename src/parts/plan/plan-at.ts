import type { Analysis } from '../../domain/analysis.ts';
import { canonical } from '../../domain/canonical.ts';
import type { Digest } from '../../domain/digest.ts';
import { digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import { analyse } from '../../domain/plan/analyse.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { PlanResult, StateMark } from '../../domain/plan-result.ts';
import { stateMarkOf } from '../../domain/plan-result.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { EngineRun } from '../../ports/engine.ts';
import { moduleMismatch } from '../module-content.ts';
import type { Bench } from './bench.ts';
import type { PlanWorld } from './world.ts';

export type PlannedAt = {
  readonly state: StateMark;
  readonly analysis: { readonly text: string; readonly value: Analysis };
  readonly plan: Uint8Array;
  readonly planJson: Digest;
  readonly arguments: readonly string[];
  readonly exitCode: number;
  readonly lockFile?: Digest;
  readonly log: readonly string[];
};

type Failed = Extract<PlanResult, { status: 'failed' | 'could-not-check' }>;
export type NotPlanned = Omit<Failed, 'request' | 'purpose' | 'finishedAt'>;

export type PlanAt = { readonly bench: Bench; readonly edited: boolean };

/** Checks out, initialises, checks module content, plans and analyses at one of the two pins. */
export async function planAt(
  world: PlanWorld,
  request: PlanRequest,
  at: PlanAt,
): Promise<PlannedAt | Refusal | NotPlanned> {
  const initialised = await initAt(world, request, at);
  if (!('exitCode' in initialised)) return initialised;
  const { workspace, prepared } = at.bench;
  const name = at.edited ? 'plan' : 'drift';
  const run = await world.engine.plan(prepared.folder, `${workspace.side}/${name}.tfplan`);
  await world.sealRaw(`raw/${request.id}-${name}`, run.raw);
  if (run.exitCode !== 0 && run.exitCode !== 2) return failed('plan-failed', 'plan', run);
  const json = await world.engine.show(prepared.folder, `${workspace.side}/${name}.tfplan`);
  const value = analyse(json, { engine: prepared.folder.engine.kind, mask: world.hmac });
  if (isRefusal(value)) return value;
  const plan = await workspace.readFile(`${workspace.side.slice(workspace.root.length + 1)}/${name}.tfplan`);
  if (!plan) throw new Failure('plan-failed', 'the engine wrote no plan file', { outcome: 'nothing-happened' });
  const lockFile = await lockFileOf(request, at.bench);
  return {
    // What the plan itself says, because the engine will hold it to that.
    state: stateMarkOf(world.planFile.read(plan)),
    analysis: { text: canonical(value), value },
    plan,
    planJson: digestOf(json),
    arguments: run.arguments,
    exitCode: run.exitCode,
    ...(lockFile === undefined ? {} : { lockFile }),
    log: [...initialised.log, ...run.log],
  };
}

/** The folder as it is planned in: checked out at one pin, initialised, its modules those that were registered. */
async function initAt(
  world: PlanWorld,
  request: PlanRequest,
  { bench, edited }: PlanAt,
): Promise<EngineRun | Refusal | NotPlanned> {
  const { workspace, prepared } = bench;
  await workspace.checkout(bench.files, edited ? request.edits : [], edited ? request.companions : []);
  for (const { path, text } of bench.own) await workspace.writeOwn(path, text);
  const run = await world.engine.init(prepared.folder, { lockFile: 'readonly' });
  await world.sealRaw(`raw/${request.id}-${edited ? 'new' : 'old'}-init`, run.raw);
  if (run.exitCode !== 0) return failed('engine-failed', 'init', run);
  const version = edited ? request.toVersion : request.fromVersion;
  const release = request.releases.find((one) => one.version === version);
  const wrong = moduleMismatch(await workspace.moduleDigests(), release, bench.isCalled);
  if (wrong === undefined) return run;
  const fix = `waves release show ${request.module}@${version}; the module serves other bytes`;
  return refuse('artifact-mutated', { say: wrong, fix, subject: request.stack.name });
}

async function lockFileOf({ stack }: PlanRequest, { workspace }: Bench): Promise<Digest | undefined> {
  const entries = await workspace.entries();
  return entries.find(({ path }) => path === `${stack.folder}/.terraform.lock.hcl`)?.digest;
}

function failed(code: string, command: string, run: EngineRun): NotPlanned {
  const first = run.diagnostics[0] ?? `${command} ended with ${run.exitCode}`;
  return { status: 'failed', code, say: first, log: run.log };
}
