import type { Difference } from '../drift/difference.ts';
import { expect } from '../drift/expect.ts';
import type { Expected } from '../drift/expected-drift.ts';
import type { Instant } from '../instant.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import type { LedgerState, StackProgress } from './state.ts';

/** All leave for drift there is: what people accepted, and the present rows. Rules that nobody can read allow nothing. */
export function expectedIn({ acceptances }: Pick<LedgerState, 'acceptances'>, rules: Rules | Refusal): Expected {
  return { accepted: acceptances, ignored: isRefusal(rules) ? [] : rules.ignoredDrift };
}

/**
 * What a recorded drift check found that nobody expects any more: leave that ended or was taken back since. Exemptions
 * are no leave, and stay what they were.
 */
export function lapsedSince(
  { stack, driftCheck }: StackProgress,
  { expected, now }: { readonly expected: Expected; readonly now: Instant },
): readonly Difference[] {
  if (driftCheck?.verdict !== 'accepted') return [];
  return expect(driftCheck.drifted, { stack, expected, now }).filter((difference) => !difference.expected);
}
