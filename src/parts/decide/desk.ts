import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Book, Decision } from '../book.ts';
import { openBook, record } from '../book.ts';
import type { PresentReader } from '../present.ts';
import { presentReader } from '../present.ts';
import type { DecideWorld } from './world.ts';

/** The world of decide with the folded ledger and the present at hand. */
export type Desk = {
  readonly world: DecideWorld;
  readonly book: Book;
  readonly present: PresentReader;
  /** Decides on the newest state and appends; again if another writer came between. */
  record(decide: (state: LedgerState) => Decision | undefined): Promise<{ sequence: number; written: boolean }>;
};

export function openDesk(world: DecideWorld): Desk {
  const book = openBook(world.ledger);
  return {
    world,
    book,
    present: presentReader(world),
    record: (decide) => record({ ledger: world.ledger, book, at: world.clock.now, id: world.nonce() }, decide),
  };
}
