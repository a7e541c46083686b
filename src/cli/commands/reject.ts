import { actEnding } from '../act-ending.ts';
import { command } from '../command.ts';

export const reject = command({
  needs: 'act',
  examples: [
    'waves reject p-7f3a --reason "blocks at once instead of counting"',
    'waves reject p-7f3a --reason … --json',
  ],
  args: { promotion: { value: 'PROMOTION', help: 'the promotion that ends here', required: true } },
  flags: { reason: { kind: 'text', value: 'TEXT', help: 'why, for everybody who asks later', required: true } },
  async onLedger({ args: { promotion }, flags: { reason } }, opened) {
    return actEnding(await opened.act({ do: 'reject', promotion, reason }));
  },
});
