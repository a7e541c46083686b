import { refuse } from '../../domain/refusal.ts';
import { command } from '../command.ts';

export const auditReplay = command({
  needs: 'read',
  examples: ['waves audit replay', 'waves audit replay p-7f3a --json'],
  args: { promotion: { value: 'PROMOTION', help: 'left out, all of them' } },
  flags: {},
  async onLedger({ args }, opened) {
    const { checked, differences } = await opened.replay(args.promotion);
    const reasons = differences.map(({ entry, say }) =>
      refuse('judgement-differs', {
        say: `entry ${entry}: ${say}`,
        fix: 'compare the ledger and its objects with a copy',
        subject: `entry ${entry}`,
        owner: 'auditor',
      }),
    );
    const agree = `${checked} judgements made again: ${checked - differences.length} agree`;
    return { text: agree, reasons, document: { checked, differences } };
  },
});
