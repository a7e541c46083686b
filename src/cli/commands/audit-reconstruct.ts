import { resolve } from 'node:path';
import { emptyLedger, fold } from '../../domain/promotion/fold.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { reconstruct } from '../../views/reconstruct.ts';
import { surroundingsOf } from '../around.ts';
import { command } from '../command.ts';
import { knownPromotion } from '../known-promotion.ts';
import { isRefusals } from '../opened.ts';
import { reconstructionText } from '../print/reconstruct.ts';

export const auditReconstruct = command({
  needs: 'read',
  examples: ['waves audit reconstruct p-7f3a', 'waves audit reconstruct p-7f3a --ledger copy/.waves --json'],
  args: { promotion: { value: 'PROMOTION', help: 'whose story', required: true } },
  flags: { ledger: { kind: 'text', value: 'FOLDER', help: 'a copy of a ledger; left out, the one here' } },
  async run(context) {
    const { ledger } = context.flags;
    const { readEntries } = await context.wire();
    const folder = ledger === undefined ? {} : { folder: resolve(context.cwd, ledger) };
    const read = await readEntries(surroundingsOf(context), folder);
    if (isRefusals(read)) return { reasons: read };
    const promotion = knownPromotion(fold(emptyLedger, read.entries), context.args.promotion);
    if (isRefusal(promotion)) return { reasons: [promotion] };
    const story = reconstruct(read.entries, promotion.id);
    return story ? { text: reconstructionText(story), document: { ...story } } : {};
  },
});
