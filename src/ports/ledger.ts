import type { Digest } from '../domain/digest.ts';
import type { Instant } from '../domain/instant.ts';
import type { Fact } from '../domain/promotion/facts.ts';

/** `governance`, `promotion:<id>` or `stack:<name>`. */
export type StreamId = string;

/** One append: 1..n facts, whole or not at all. `hash` covers everything here and the hash before it. */
export type Entry = {
  readonly sequence: number;
  readonly id: string;
  readonly at: Instant;
  readonly facts: readonly Fact[];
  readonly previous: Digest;
  readonly hash: Digest;
};

export type Head = { readonly sequence: number; readonly hash: Digest; readonly at: Instant };

/** What a reader saw: the entries of the streams it asked for, in order, and the position of each stream. */
export type History = {
  readonly entries: readonly Entry[];
  /** Sequence of the last entry that touched the stream; 0 for none. */
  readonly positions: ReadonlyMap<StreamId, number>;
  readonly head: Head;
};

/** Reading. Every part may. */
export type LedgerReader = {
  /** All entries that touch one of the streams; all entries when none is named. */
  read(streams?: readonly StreamId[]): Promise<History>;
  head(): Promise<Head>;
};
