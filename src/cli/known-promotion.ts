import type { LedgerState, Promotion } from '../domain/promotion/state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import { promotionOf } from '../parts/book.ts';

/** The promotion a person names, by its id or a beginning of it. */
export function knownPromotion(ledger: LedgerState, id: string): Promotion | Refusal {
  const latest = [...ledger.promotions.keys()].slice(-5).join(', ') || 'none';
  return (
    promotionOf(ledger, id) ??
    refuse('promotion-unknown', { say: `no promotion ${id}; the latest: ${latest}`, fix: 'waves status', subject: id })
  );
}
