import type { PlanParts, Row } from '../../../plan/plans.ts';

/** A plan that changes one resource from this to that. */
export function changed(address: string, before: object, after: object, more: Partial<Row> = {}): PlanParts {
  return { changes: [{ address, actions: ['update'], before, after, ...more }] };
}

/** The same with one attribute that the configuration sets and only the apply knows. */
export function opened(address: string, before: object, attribute: string): PlanParts {
  return {
    ...changed(address, before, {}, { unknown: { [attribute]: true } }),
    configured: { [address]: { [attribute]: [] } },
  };
}
