import type { PersonId } from '../../domain/act.ts';
import type { AcceptedDrift } from '../../domain/drift/expected-drift.ts';
import type { Instant } from '../../domain/instant.ts';
import { expectedIn } from '../../domain/promotion/expected.ts';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/rules.ts';

/** One piece of leave as a list shows it. `replaced`: the same person or another said something newer about all of it. */
export type LeaveShown = {
  readonly from: 'accepted' | 'ignored';
  readonly stands: 'stands' | 'ended' | 'replaced';
  readonly stacks: readonly string[];
  readonly addresses: readonly string[];
  readonly attributes: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly expires: Instant;
  readonly by?: PersonId;
  readonly entry?: number;
};

/** All leave for drift there is or was: what people accepted, newest first, then the rows of `drift.ignore`. */
export function acceptedDrift(of: {
  readonly ledger: Pick<LedgerState, 'acceptances'>;
  readonly rules: Rules | Refusal;
  readonly now: Instant;
}): readonly LeaveShown[] {
  const { ledger, rules, now } = of;
  const { acceptances } = ledger;
  const accepted = acceptances.map(({ stack, addresses, attributes, owner, reason, expires, by, recorded }, at) => {
    const isReplaced = acceptances.slice(at + 1).some((newer) => covers(newer, { stack, addresses, attributes }));
    const stands = isReplaced ? 'replaced' : standing(expires, now);
    const said = { stacks: [stack], addresses, attributes, owner, reason, expires, by, entry: recorded.sequence };
    return { from: 'accepted', stands, ...said } as const;
  });
  const ignored = expectedIn(ledger, rules).ignored.map(
    (row) => ({ from: 'ignored', stands: standing(row.expires, now), ...row }) as const,
  );
  return [...accepted.toReversed(), ...ignored];
}

function standing(expires: Instant, now: Instant): 'stands' | 'ended' {
  return now < expires ? 'stands' : 'ended';
}

function covers(
  newer: AcceptedDrift,
  { stack, addresses, attributes }: Pick<AcceptedDrift, 'stack' | 'addresses' | 'attributes'>,
) {
  const all = (some: readonly string[], names: readonly string[]) => names.every((name) => some.includes(name));
  return newer.stack === stack && all(newer.addresses, addresses) && all(newer.attributes, attributes);
}
