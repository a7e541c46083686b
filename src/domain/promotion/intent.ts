import { evaluateApprovals } from '../approval/evaluate.ts';
import { canonical } from '../canonical.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal } from '../refusal.ts';
import type { EnforceQuestion } from './enforce-question.ts';
import type { GatheredFact, StackFact } from './facts.ts';
import { approvalQuestion, needNow } from './gates.ts';
import type { Facts } from './gathered.ts';
import type { Judged, Promotion } from './state.ts';

export type ApplyIntended = Extract<StackFact, { type: 'apply-intended' }>;

/** Only grants whose proof the applying side verified itself count here (DESIGN 5.9 a). */
export function promotionWithProvenGrants(promotion: Promotion, proofs: Facts['proofs']): Promotion {
  const proven = 'value' in proofs ? proofs.value : new Set<string>();
  return { ...promotion, grants: promotion.grants.filter(({ id }) => proven.has(id)) };
}

/** The intent itself, naming the approvals it uses and the facts it rests on. */
export function intent(judged: Judged, question: EnforceQuestion): ApplyIntended | readonly Refusal[] {
  const { present, promotion, stack, d, facts, runFolder } = question;
  if (isRefusal(present.rules)) return [present.rules];
  const proven = promotionWithProvenGrants(promotion, facts.proofs);
  const need = needNow(judged, present);
  const answer = evaluateApprovals(
    approvalQuestion({ promotion: proven, judged, need, rules: present.rules, now: present.now }),
  );
  if (!('uses' in answer)) return answer;
  const { lockKey } = judged.record;
  const gathered = digestsOf(facts, present.now);
  return {
    type: 'apply-intended',
    promotion: promotion.id,
    stack,
    d,
    lockKey,
    approvals: answer.uses,
    gathered,
    runFolder,
  };
}

/** The facts as they stand in the intent: what was seen, and when by ledger time. */
function digestsOf(facts: Facts, now: number): readonly GatheredFact[] {
  return Object.entries(facts).flatMap(([kind, fact]) => {
    if ('missing' in fact) return [];
    const value = fact.value instanceof Set ? [...fact.value].sort() : (fact.value ?? null);
    return [{ kind, value: typeof value === 'string' ? value : canonical(value), at: now - Math.round(fact.age) }];
  });
}
