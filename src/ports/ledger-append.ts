import type { Instant } from '../domain/instant.ts';
import type { Fact } from '../domain/promotion/facts.ts';
import type { Entry, LedgerReader } from './ledger.ts';

/** `governance`, `promotion:<id>` or `stack:<name>`. */
export type StreamId = string;

export type Append = {
  /** Recognises a lost answer: an append with a known id returns that entry and writes nothing. */
  readonly id: string;
  /** Ledger time. Never before the head's. */
  readonly at: Instant;
  readonly facts: readonly Fact[];
  /** Streams the decision looked at, and the sequence of the last entry that touched each when it was read (0: none). */
  readonly expected: ReadonlyMap<StreamId, number>;
};

/**
 * One chain for everything. One append is one entry of 1..n facts, whole or not at all, and only if no named stream
 * moved since its expected position was read (`conflict`: read, fold, decide again; two runs racing is normal). A fact
 * that is an intent for a plan record D is refused with `spent` if D has one, ever. The entry is durable on return.
 */
export type Ledger = LedgerReader & {
  append(entry: Append): Promise<Entry | 'conflict' | 'spent'>;
};
