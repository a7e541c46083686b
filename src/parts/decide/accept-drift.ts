import { digestOfValue } from '../../domain/digest.ts';
import type { AcceptedDrift } from '../../domain/drift/expected-drift.ts';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/rules.ts';
import { rulesUnreadable } from '../governed-rules.ts';
import type { Desk } from './desk.ts';
import type { Acted } from './ended.ts';

export type AcceptOrder = Omit<AcceptedDrift, 'by'> & { readonly as?: string };

/** A person's signed leave for some drift of one stack to stand, for a time. A newer one replaces the older. */
export async function acceptDrift(desk: Desk, order: AcceptOrder): Promise<Acted | readonly Refusal[]> {
  const { as, ...asked } = order;
  const rules = await desk.present.rules();
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const person = await desk.world.person(as);
  if (isRefusal(person)) return [person];
  const now = desk.world.clock.now();
  const wrong = [
    ...unknownNames(asked, rules.definitions),
    ...(asked.expires > now
      ? []
      : [refuse('bad-usage', { say: '--expires is not in the future', fix: 'name a later moment: --expires 7d' })]),
  ];
  if (wrong.length > 0) return wrong;
  const accepted = { ...asked, by: person.id };
  const state = await desk.book.state();
  const standing = standingLike(accepted, state);
  if (standing) {
    return { say: 'that was there already', sequence: standing.recorded.sequence, id: standing.id, again: true };
  }
  const id = digestOfValue(accepted);
  const base = { ledger: state.opened?.ledger ?? '', by: person.id, at: now, nonce: desk.world.nonce() };
  const act = await person.sign({
    ...base,
    type: 'waves.accept-drift',
    stack: asked.stack,
    reason: asked.reason,
    about: id,
  });
  const recorded = await desk.record(() => ({ facts: [{ type: 'drift-accepted', id, accepted, act }] }));
  return {
    say: `${person.id} accepts drift of ${asked.addresses.join(', ')} in ${asked.stack}`,
    sequence: recorded.sequence,
    id,
    again: false,
    next: `waves drift --stack ${asked.stack}`,
  };
}

function unknownNames(
  { stack, owner }: Pick<AcceptedDrift, 'stack' | 'owner'>,
  { stacks, rules }: { readonly stacks: readonly { readonly name: string }[]; readonly rules: Rules },
): readonly Refusal[] {
  const reasons: Refusal[] = [];
  if (!stacks.some(({ name }) => name === stack)) {
    const known = stacks.map(({ name }) => name).join(', ');
    reasons.push(refuse('bad-usage', { say: `there is no stack ${stack}; known: ${known}`, fix: 'waves drift --all' }));
  }
  if (!rules.people.some(({ id }) => id === owner) && rules.roles[owner] === undefined) {
    const known = [...Object.keys(rules.roles), ...rules.people.map(({ id }) => id)].join(', ');
    reasons.push(refuse('person-unknown', { say: `${owner} is no known person and no role`, fix: `known: ${known}` }));
  }
  return reasons;
}

/** The newest word about this stack, where it is the same. */
function standingLike(accepted: AcceptedDrift, { acceptances }: LedgerState) {
  const last = acceptances.findLast(({ stack }) => stack === accepted.stack);
  const isSame = last && last.id === digestOfValue(accepted);
  return isSame ? last : undefined;
}
