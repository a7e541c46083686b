import type { Entry, Head } from '../domain/ledger/entry.ts';

export type { Entry, Head } from '../domain/ledger/entry.ts';

/** Reading. Every part may. What cannot be genuine is a Failure: `ledger-tampered` or `ledger-damaged`. */
export type LedgerReader = {
  /** Entries after a sequence, in order; all of them from 0. */
  read(after: number): Promise<readonly Entry[]>;
  head(): Promise<Head>;
};
