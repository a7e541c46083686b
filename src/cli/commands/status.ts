import type { LedgerState } from '../../domain/promotion/state.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { isoText } from '../../views/iso.ts';
import { allPromotions, promotionStatus } from '../../views/status.ts';
import { command } from '../command.ts';
import { knownPromotion } from '../known-promotion.ts';
import { allText, statusText } from '../print/status.ts';

export const status = command({
  needs: 'read',
  examples: ['waves status', 'waves status p-7f3a --watch'],
  args: { promotion: { value: 'PROMOTION', help: 'only this one, stack by stack' } },
  flags: { watch: { kind: 'switch', help: 'go on showing it until nothing shown is open any more, or Ctrl-C' } },
  async onLedger(context, opened) {
    const { args, flags } = context;
    if (flags.watch) {
      const first = await opened.state();
      const known = args.promotion === undefined ? undefined : knownPromotion(first, args.promotion);
      if (isRefusal(known)) return { reasons: [known] };
      const { watch } = await import('../live/watch.ts');
      await watch(context, opened, known ? () => [known.id] : openOnes(first));
    }
    const ledger = await opened.state();
    const interrupted = opened.stop.aborted;
    if (args.promotion === undefined) {
      const promotions = allPromotions(ledger);
      const head = { entry: ledger.head.sequence, at: isoText(ledger.head.at) };
      return { text: allText(promotions), document: { head, promotions }, interrupted };
    }
    const promotion = knownPromotion(ledger, args.promotion);
    if (isRefusal(promotion)) return { reasons: [promotion] };
    const one = promotionStatus(promotion, ledger, opened.now());
    return { text: statusText(one), document: { promotion: one }, interrupted };
  },
});

/** Those that are open at first, and those that are opened meanwhile. */
function openOnes(first: LedgerState): (ledger: LedgerState) => readonly string[] {
  const shown = new Set<string>();
  const add = ({ promotions }: LedgerState): void => {
    for (const { id, state } of promotions.values()) if (state === 'open') shown.add(id);
  };
  add(first);
  return (ledger) => {
    add(ledger);
    return [...shown];
  };
}
