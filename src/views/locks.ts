import type { LedgerState } from '../domain/promotion/state.ts';
import { isoText } from './iso.ts';

export type LockView = {
  readonly key: string;
  readonly stack: string;
  readonly promotion: string;
  /** The entry that took it, which is its fence. */
  readonly entry: number;
  readonly since: string;
  /** An unknown outcome keeps everybody out until it is settled. */
  readonly quarantined: boolean;
};

export function locksOf(ledger: LedgerState): readonly LockView[] {
  return [...ledger.locks]
    .map(([key, { stack, promotion, sequence, at }]) => ({
      key,
      stack,
      promotion,
      entry: sequence,
      since: isoText(at),
      quarantined: ledger.promotions.get(promotion)?.stacks.get(stack)?.phase === 'unknown',
    }))
    .toSorted((a, b) => a.entry - b.entry);
}
