import { canonical } from '../../domain/canonical.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';

/** Members that name one planning and not what was planned: two equal plans differ in exactly these. */
const ofOnePlanning = [
  'request',
  'nonce',
  'sealed',
  'created',
  'expires',
  'commit',
  'driftAnalysis',
  'analysis',
  'judgement',
] as const;

/**
 * Would a new approval of `again` say yes to anything else than one of `before`? Equal fingerprint and every other bound
 * input equal means no. The commit may differ where the read set does not; analysis and judgement carry nothing beyond
 * the fingerprint and the other inputs but noise.
 */
export function sameInputs(before: PlanRecord, again: PlanRecord): boolean {
  return canonical(boundIn(before)) === canonical(boundIn(again)) && before.sealed.root === again.sealed.root;
}

function boundIn(record: PlanRecord): Partial<PlanRecord> {
  const bound: Partial<Record<keyof PlanRecord, unknown>> = { ...record };
  for (const name of ofOnePlanning) delete bound[name];
  return bound as Partial<PlanRecord>;
}
