import type { RiskClass } from '../judgement.ts';

/** How change management calls a change (ITIL): standard ones are approved beforehand, normal ones each by itself. */
export type ChangeKind = 'standard' | 'normal';

/** What a record in a change-management tool says of a class (S14.10). An emergency is declared by people, never judged. */
export function changeKindOf(riskClass: RiskClass): ChangeKind {
  return riskClass === 'none' || riskClass === 'low' ? 'standard' : 'normal';
}
