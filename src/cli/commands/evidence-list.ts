import { isRefusal } from '../../domain/refusal.ts';
import { evidenceOf } from '../../views/evidence.ts';
import { command } from '../command.ts';
import { knownPromotion } from '../known-promotion.ts';
import { columns } from '../print/clean.ts';

export const evidenceList = command({
  needs: 'read',
  examples: ['waves evidence list p-7f3a', 'waves evidence list p-7f3a --stack sandbox-01/network-edge --json'],
  args: { promotion: { value: 'PROMOTION', help: 'left out, all of them' } },
  flags: { stack: { kind: 'text', value: 'STACK', help: 'only about this stack' } },
  async onLedger({ args, flags: { stack } }, opened) {
    const ledger = await opened.state();
    const named = args.promotion === undefined ? undefined : knownPromotion(ledger, args.promotion);
    if (isRefusal(named)) return { reasons: [named] };
    const evidence = evidenceOf(ledger, {
      ...(named ? { promotion: named.id } : {}),
      ...(stack === undefined ? {} : { stack }),
    });
    const rows = evidence.map((one) => [
      one.observed,
      one.stack,
      one.kind,
      one.result,
      one.by ?? one.producer,
      one.say,
    ]);
    return { text: rows.length === 0 ? 'no evidence yet' : columns(rows).join('\n'), document: { evidence } };
  },
});
