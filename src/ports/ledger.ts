import type { Digest } from '../domain/digest.ts';
import type { Instant } from '../domain/instant.ts';
import type { Fact } from '../domain/promotion/facts.ts';

/** One append: 1..n facts, whole or not at all. `hash` covers everything here and the hash before it. */
export type Entry = {
  readonly sequence: number;
  readonly id: string;
  readonly at: Instant;
  readonly facts: readonly Fact[];
  readonly previous: Digest;
  readonly hash: Digest;
};

/** The last entry's place in the chain; sequence 0 and the zero digest before the first. */
export type Head = { readonly sequence: number; readonly hash: Digest; readonly at: Instant };

/** Reading. Every part may. */
export type LedgerReader = {
  /** Entries after a sequence, in order; all of them from 0. */
  read(after: number): Promise<readonly Entry[]>;
  head(): Promise<Head>;
};
