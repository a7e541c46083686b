import { verifyDifferences } from '../../domain/plan/drift.ts';
import { fingerprintOf } from '../../domain/plan/fingerprint.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { PlanResult } from '../../domain/plan-result.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Bench, LedgerSeen } from './bench.ts';
import { openBench } from './bench.ts';
import { planAt } from './plan-at.ts';
import { sealPlan } from './seal.ts';
import type { PlanWorld } from './world.ts';

type Ok = Extract<PlanResult, { status: 'ok' }>;
type Failed = Extract<PlanResult, { status: 'failed' | 'could-not-check' }>;
/** A result without what every result has. */
export type Answer =
  | Omit<Ok, 'request' | 'purpose' | 'finishedAt'>
  | Omit<Failed, 'request' | 'purpose' | 'finishedAt'>;

/** Does what a request is for, in the stack's own folder, which nobody else holds meanwhile. */
export async function planPurpose(
  world: PlanWorld,
  request: PlanRequest,
  ledger: LedgerSeen,
): Promise<Answer | Refusal> {
  const bench = await openBench(world, request, ledger);
  if (isRefusal(bench)) return bench;
  try {
    switch (request.purpose) {
      case 'promote':
        return await promote(world, request, { bench, ledger });
      case 'verify':
        return await verify(world, request, bench);
      case 'drift':
        return await drift(world, request, bench);
      case 'compare':
        return await compare(world, request, bench);
    }
  } finally {
    await bench.workspace.release();
  }
}

/** Drift at the current pin, then the plan at the new one, which is sealed with its folder. */
async function promote(
  world: PlanWorld,
  request: PlanRequest,
  of: { bench: Bench; ledger: LedgerSeen },
): Promise<Answer | Refusal> {
  const { bench, ledger } = of;
  const moves = request.edits.length > 0 || request.companions.length > 0;
  const before = moves ? await planAt(world, request, { bench, edited: false }) : undefined;
  if (isRefusal(before)) return before;
  if (before && 'status' in before) return { ...before, status: 'could-not-check' };
  const planned = await planAt(world, request, { bench, edited: true });
  if (isRefusal(planned) || 'status' in planned) return planned;
  const { analysis, state } = planned;
  const sealed = await sealPlan(world, {
    request,
    bench,
    recipients: ledger.recipients,
    plan: planned.plan,
    planJson: planned.planJson,
  });
  const driftAnalysis = state === 'absent' ? undefined : (before?.analysis ?? analysis);
  return {
    ...bench.seen,
    status: 'ok',
    state,
    analysis: analysis.text,
    fingerprint: fingerprintOf(analysis.value),
    ...(driftAnalysis === undefined ? {} : { driftAnalysis: driftAnalysis.text }),
    ...(planned.lockFile === undefined ? {} : { lockFile: planned.lockFile }),
    arguments: planned.arguments,
    generated: bench.generated,
    exitCode: planned.exitCode,
    sealed,
    log: [...(before?.log ?? []), ...planned.log],
  };
}

const verifyTries = 3;
const verifyPauseMs = 1500;

/** The re-read at the new pin, up to three times while the cloud catches up. */
async function verify(world: PlanWorld, request: PlanRequest, bench: Bench): Promise<Answer | Refusal> {
  for (let tried = 1; ; tried += 1) {
    const answer = await oneAnalysis(world, request, { bench, edited: true });
    if (isRefusal(answer) || answer.status !== 'ok' || answer.analysis === undefined || tried === verifyTries)
      return answer;
    if (verifyDifferences(JSON.parse(answer.analysis)).length === 0) return answer;
    await world.sleep(verifyPauseMs);
  }
}

async function drift(world: PlanWorld, request: PlanRequest, bench: Bench): Promise<Answer | Refusal> {
  return oneAnalysis(world, request, { bench, edited: false });
}

/** Two plans: is the world as the new pin wants it, or still as the old one left it? */
async function compare(world: PlanWorld, request: PlanRequest, bench: Bench): Promise<Answer | Refusal> {
  const after = await oneAnalysis(world, request, { bench, edited: true });
  if (isRefusal(after) || after.status !== 'ok' || request.edits.length === 0) return after;
  const before = await oneAnalysis(world, request, { bench, edited: false });
  if (isRefusal(before) || before.status !== 'ok' || before.analysis === undefined) return after;
  return { ...after, driftAnalysis: before.analysis };
}

async function oneAnalysis(
  world: PlanWorld,
  request: PlanRequest,
  of: { bench: Bench; edited: boolean },
): Promise<Answer | Refusal> {
  const planned = await planAt(world, request, of);
  if (isRefusal(planned) || 'status' in planned) return planned;
  const { analysis, state, exitCode, log } = planned;
  return {
    ...of.bench.seen,
    status: 'ok',
    state,
    analysis: analysis.text,
    arguments: planned.arguments,
    exitCode,
    log,
  };
}
