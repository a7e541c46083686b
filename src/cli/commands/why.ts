import { isRefusal } from '../../domain/refusal.ts';
import { loweredIn } from '../../views/exceptions.ts';
import { reportOf } from '../../views/report.ts';
import { allPromotions } from '../../views/status.ts';
import type { Ending } from '../command.ts';
import { command } from '../command.ts';
import { knownPromotion } from '../known-promotion.ts';
import type { Opened } from '../opened.ts';
import { stepText } from '../print/step.ts';
import { whyText } from '../print/why.ts';

export const why = command({
  needs: 'read',
  examples: ['waves why', 'waves why p-7f3a --json'],
  args: { promotion: { value: 'PROMOTION', help: 'left out, the open one' } },
  flags: {},
  async onLedger({ args }, opened) {
    const ledger = await opened.state();
    const open = allPromotions(ledger).filter(({ state }) => state === 'open' || state === 'held');
    const named = args.promotion === undefined ? open.map(({ promotion }) => promotion) : [args.promotion];
    if (named.length === 0) return { text: 'nothing is open, so nothing blocks', document: { promotions: [] } };
    const answers = await Promise.all(named.map((id) => answerOf(id, opened)));
    return together(answers);
  },
});

type Answer = { readonly ending: Ending; readonly document: object };

/** Looks, and performs nothing. It ends with the exit that a run would end with. */
async function answerOf(id: string, opened: Opened): Promise<Answer> {
  const ledger = await opened.state();
  const promotion = knownPromotion(ledger, id);
  if (isRefusal(promotion)) return { ending: { reasons: [promotion] }, document: {} };
  const { steps, gates } = await opened.next(promotion);
  const report = reportOf({ promotion, reasons: gates, interrupted: false });
  const can = steps.map(stepText);
  const lowered = loweredIn(ledger, promotion.id);
  return {
    ending: { reasons: gates, text: whyText(report, { can, now: opened.now(), lowered }) },
    document: { promotion: promotion.id, blocked: gates.length > 0, can, next: report.next ?? null, lowered },
  };
}

function together(answers: readonly Answer[]): Ending {
  return {
    reasons: answers.flatMap(({ ending }) => ending.reasons ?? []),
    text: answers.flatMap(({ ending }) => ending.text ?? []).join('\n\n'),
    ...(answers.every(({ ending }) => ending.text !== undefined) ? { covers: 'reasons' as const } : {}),
    document: { promotions: answers.map(({ document }) => document) },
  };
}
