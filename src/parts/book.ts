import type { Code } from '../domain/codes.ts';
import { Failure } from '../domain/failure.ts';
import type { Fact } from '../domain/promotion/facts.ts';
import { streamsOf } from '../domain/promotion/facts.ts';
import { emptyLedger, fold } from '../domain/promotion/fold.ts';
import type { LedgerState, Promotion } from '../domain/promotion/state.ts';
import type { LedgerReader } from '../ports/ledger.ts';
import type { Ledger } from '../ports/ledger-append.ts';

/** The folded ledger, brought up to date by reading only what is new. */
export type Book = { state(): Promise<LedgerState> };

export function openBook(ledger: LedgerReader): Book {
  let folded = emptyLedger;
  return {
    async state() {
      folded = fold(folded, await ledger.read(folded.head.sequence));
      return folded;
    },
  };
}

/** Facts to append, and the streams the decision looked at beside those it writes to. */
export type Decision = { readonly facts: readonly Fact[]; readonly looked?: readonly string[] };

const conflictsMax = 50;

/**
 * Reads, decides and appends until no other writer came between. `decide` is pure and may be asked several times; it
 * answers undefined when there is nothing to write (any more). Returns the state that holds the facts.
 */
export async function record(
  { ledger, book, at, id }: { ledger: Ledger; book: Book; at: () => number; id: string },
  decide: (state: LedgerState) => Decision | undefined,
): Promise<{ sequence: number; written: boolean }> {
  for (let tries = 0; tries < conflictsMax; tries += 1) {
    const state = await book.state();
    const decision = decide(state);
    if (!decision || decision.facts.length === 0) return { sequence: state.head.sequence, written: false };
    const streams = new Set([...decision.facts.flatMap(streamsOf), ...(decision.looked ?? [])]);
    const expected = new Map([...streams].map((stream) => [stream, state.positions.get(stream) ?? 0]));
    const entry = await appendOrRaced(ledger, {
      id,
      at: Math.max(at(), state.head.at),
      facts: decision.facts,
      expected,
    });
    if (entry === 'spent')
      throw new Failure('plan-consumed' satisfies Code, 'this plan record had its one intent', {
        outcome: 'nothing-happened',
      });
    if (entry !== 'conflict') return { sequence: entry.sequence, written: true };
  }
  throw new Failure('world-failed' satisfies Code, `the ledger moved ${conflictsMax} times while writing`, {
    outcome: 'nothing-happened',
  });
}

/** Another writer may have come a millisecond later with an entry of other streams: that is a race like any other. */
async function appendOrRaced(ledger: Ledger, append: Parameters<Ledger['append']>[0]): ReturnType<Ledger['append']> {
  try {
    return await ledger.append(append);
  } catch (failure) {
    if (failure instanceof Failure && failure.code === 'clock-behind') return 'conflict';
    throw failure;
  }
}

/** The promotion of this id, or of a unique beginning of it. */
export function promotionOf(state: LedgerState, id: string): Promotion | undefined {
  const exact = state.promotions.get(id);
  if (exact) return exact;
  const found = [...state.promotions.values()].filter((promotion) => promotion.id.startsWith(id));
  return found.length === 1 ? found[0] : undefined;
}
