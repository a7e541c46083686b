import type { Difference } from '../drift/difference.ts';
import { hourMs } from '../instant.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { driftedRefusal } from './drifted-refusal.ts';
import { expectedIn, lapsedSince } from './expected.ts';
import type { GateQuestion } from './gate-question.ts';
import { runCommand } from './gate-question.ts';
import type { StackProgress } from './state.ts';

/**
 * The drift check that let the plan be made must be clean, exempt, or accepted under leave that still stands. Its age
 * is `next`'s to mend by planning again.
 */
export function driftGate(question: GateQuestion): readonly Refusal[] {
  const { member, promotion, present } = question;
  const check = member.driftCheck;
  const lapsed = lapsedDrift(question);
  if (lapsed.length > 0) return [driftedRefusal(member.stack, lapsed, { since: check?.at ?? promotion.started.at })];
  const holds = check?.verdict === 'clean' || check?.verdict === 'accepted' || check?.exempt !== undefined;
  if (check && holds && !isDriftCheckOld(member, present.now)) return [];
  const say = check ? `the drift check of ${member.stack} no longer stands` : `${member.stack} has no drift check`;
  return [refuse('plan-stale', { say, fix: runCommand(promotion), subject: member.stack, owner: 'waves' })];
}

/** Accepted drift whose leave no longer stands, by what the ledger and the present rules say now. */
export function lapsedDrift({ member, ledger, present }: GateQuestion): readonly Difference[] {
  return lapsedSince(member, { expected: expectedIn(ledger, present.rules), now: present.now });
}

/** How long a drift check may carry an apply: after it the stack is planned again, and an equal plan is kept. */
const driftCheckAgeMax = hourMs;

export function isDriftCheckOld({ driftCheck }: StackProgress, now: number): boolean {
  return driftCheck !== undefined && now - driftCheck.at >= driftCheckAgeMax;
}
