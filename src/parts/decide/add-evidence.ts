import { holdsRole } from '../../domain/approval/roles.ts';
import { digestOfValue } from '../../domain/digest.ts';
import type { EvidenceResult } from '../../domain/evidence.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { promotionOf } from '../book.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import { unknownPromotion } from './act.ts';
import type { Desk } from './desk.ts';
import type { Acted } from './ended.ts';

export type EvidenceOrder = {
  readonly promotion: string;
  readonly stack: string;
  readonly kind: string;
  readonly result: EvidenceResult;
  readonly say: string;
  readonly as?: string;
};

/** A person's signed statement of a kind, where `producers:` in waves.yaml names a role they hold for it (S07.10). */
export async function addEvidence(desk: Desk, order: EvidenceOrder): Promise<Acted | readonly Refusal[]> {
  const { kind, result, say, stack } = order;
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const state = await desk.book.state();
  const promotion = promotionOf(state, order.promotion);
  if (!promotion) return [unknownPromotion(order.promotion, state)];
  if (!promotion.stacks.has(stack))
    return [refuse('not-here', { say: `${stack} is not part of ${promotion.id}`, fix: 'waves status' })];
  const person = await desk.world.person(order.as);
  if (isRefusal(person)) return [person];
  const now = desk.world.clock.now();
  const roles = rules.definitions.producers[kind] ?? [];
  if (!roles.some((role) => holdsRole(rules.definitions.rules, { person: person.id, role }, now))) {
    const who = roles.join(' or ') || 'no role';
    return [
      refuse('producer-not-trusted', {
        say: `${kind} may be stated by ${who}, and ${person.id} holds none of it`,
        fix: 'name a role under producers: in waves.yaml',
        owner: who,
      }),
    ];
  }
  const statement = {
    kind,
    subject: promotion.release.digest,
    promotion: promotion.id,
    stack,
    result,
    say,
    by: person.id,
  };
  const same = state.evidence.findLast(
    (one) => one.kind === kind && one.stack === stack && one.promotion === promotion.id,
  );
  if (same?.by === person.id && same.result === result && same.say === say) {
    return { say: 'that was there already', sequence: same.recorded.sequence, id: same.id, again: true };
  }
  const about = digestOfValue(statement);
  const base = { ledger: state.opened?.ledger ?? '', by: person.id, at: now, nonce: desk.world.nonce() };
  const act = await person.sign({ ...base, type: 'waves.evidence', promotion: promotion.id, stack, about });
  const evidence = { ...statement, id: about, observedAt: now, producer: `person:${person.id}`, act };
  const recorded = await desk.record(() => ({ facts: [{ type: 'evidence-recorded', evidence }] }));
  return {
    say: `${person.id} states ${kind} of ${stack}: ${result}`,
    sequence: recorded.sequence,
    id: about,
    again: false,
  };
}
