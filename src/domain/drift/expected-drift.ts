import type { PersonId } from '../act.ts';
import type { Instant } from '../instant.ts';

/** Leave for some drift to stand, for a time: what is expected where, who answers for it, and why. */
type Leave = {
  readonly attributes: readonly string[];
  /** A person or a role. */
  readonly owner: string;
  readonly reason: string;
  /** Not included: from here on it counts as any other drift. */
  readonly expires: Instant;
};

/** A row of `drift.ignore` in waves.yaml: patterns with `*` for stacks, addresses and attributes. */
export type IgnoredDrift = Leave & { readonly stacks: readonly string[]; readonly addresses: readonly string[] };

/** What a person accepted of one stack (`waves drift accept`): addresses as they are, no patterns. */
export type AcceptedDrift = Leave & {
  readonly stack: string;
  readonly addresses: readonly string[];
  readonly by: PersonId;
};

/** Whose leave a difference stands under, as people are told of it. */
export type Expectation = {
  readonly from: 'accepted' | 'ignored';
  readonly by?: PersonId;
  readonly owner: string;
  readonly reason: string;
  readonly expires: Instant;
};

/** All leave there is now: the ledger's acceptances, oldest first, and the rows of the governed branch. */
export type Expected = { readonly accepted: readonly AcceptedDrift[]; readonly ignored: readonly IgnoredDrift[] };
