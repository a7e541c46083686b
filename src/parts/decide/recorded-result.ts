import { canonical } from '../../domain/canonical.ts';
import { digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import type { PlanResult } from '../../domain/plan-result.ts';
import type { Desk } from './desk.ts';

/** A result with a plan in it. */
export type PlannedResult = Extract<PlanResult, { status: 'ok' }>;

/** The result of a request, if it is still the one that was recorded. */
export async function recordedResult(desk: Desk, request: string, digest: string): Promise<PlannedResult> {
  const text = await desk.world.results.get(request);
  const result = text === undefined ? undefined : (JSON.parse(text) as PlanResult);
  if (result?.status === 'ok' && digestOf(canonical(result)) === digest) return result;
  throw new Failure('result-changed', `the result of request ${request} is not the one that was recorded`, {
    outcome: 'nothing-happened',
  });
}
