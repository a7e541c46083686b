import { canonical } from '../../domain/canonical.ts';
import { Failure } from '../../domain/failure.ts';
import type { PlanRequest } from '../../domain/plan-request.ts';
import type { PlanResult } from '../../domain/plan-result.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { openBook, promotionOf } from '../book.ts';
import { planPurpose } from './purpose.ts';
import { putOnce } from './put-once.ts';
import type { PlanWorld } from './world.ts';

/**
 * Answers the open request of one stack: does exactly what it says and puts one result, create-only, after its sealed
 * parts. A world that broke is an answer too, so that decide can say so. Refusals: nothing was asked.
 */
export async function answerRequest(
  world: PlanWorld,
  job: { promotion: string; stack: string },
): Promise<readonly Refusal[]> {
  const state = await openBook(world.ledger).state();
  const request = promotionOf(state, job.promotion)?.stacks.get(job.stack)?.open?.request;
  if (!request) {
    const say = `nothing is asked about ${job.stack} in ${job.promotion}`;
    return [refuse('not-here', { say, fix: `waves run ${job.promotion}`, subject: job.stack })];
  }
  if ((await world.results.get(request.id)) !== undefined) return [];
  const ledger = { id: state.opened?.ledger ?? '', recipients: state.opened?.pools.default ?? [] };
  const result = await answerOf(world, request, ledger);
  await world.logs.append(request.promotion, request.stack.name, result.log);
  await putOnce(world, request.id, canonical(result));
  return [];
}

async function answerOf(
  world: PlanWorld,
  request: PlanRequest,
  ledger: { id: string; recipients: readonly string[] },
): Promise<PlanResult> {
  const base = { request: request.id, purpose: request.purpose, finishedAt: world.clock.now() };
  const bad = (code: string, say: string): PlanResult => {
    const status = request.purpose === 'promote' && !unreachable.has(code) ? 'failed' : 'could-not-check';
    return { ...base, status, code, say, log: [say] };
  };
  try {
    const answer = await planPurpose(world, request, ledger);
    if (isRefusal(answer)) return bad(answer.code, answer.say);
    return { ...base, ...answer };
  } catch (failure) {
    if (failure instanceof Failure) return bad(failure.code, failure.message);
    throw failure;
  }
}

/** Codes that say the world could not be asked: drift is then unknown, never clean. */
const unreachable: ReadonlySet<string> = new Set([
  'credentials-failed',
  'simulator-unreachable',
  'engine-hung',
  'workspace-busy',
]);
