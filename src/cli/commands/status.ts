import { isRefusal } from '../../domain/refusal.ts';
import { isoText } from '../../views/iso.ts';
import { allPromotions, promotionStatus } from '../../views/status.ts';
import { command } from '../command.ts';
import { knownPromotion } from '../known-promotion.ts';
import { allText, statusText } from '../print/status.ts';

export const status = command({
  needs: 'read',
  examples: ['waves status', 'waves status p-7f3a --json'],
  args: { promotion: { value: 'PROMOTION', help: 'only this one, stack by stack' } },
  flags: {},
  async onLedger({ args }, opened) {
    const ledger = await opened.state();
    if (args.promotion === undefined) {
      const promotions = allPromotions(ledger);
      const head = { entry: ledger.head.sequence, at: isoText(ledger.head.at) };
      return { text: allText(promotions), document: { head, promotions } };
    }
    const promotion = knownPromotion(ledger, args.promotion);
    if (isRefusal(promotion)) return { reasons: [promotion] };
    const one = promotionStatus(promotion, ledger, opened.now());
    return { text: statusText(one), document: { promotion: one } };
  },
});
