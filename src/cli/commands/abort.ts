import { actEnding } from '../act-ending.ts';
import { command } from '../command.ts';

export const abort = command({
  needs: 'act',
  examples: ['waves abort p-7f3a --reason "replaced by 2.5.1"', 'waves abort p-7f3a --reason … --json'],
  args: { promotion: { value: 'PROMOTION', help: 'the promotion that ends where it stands', required: true } },
  flags: { reason: { kind: 'text', value: 'TEXT', help: 'why, for everybody who asks later', required: true } },
  async onLedger({ args: { promotion }, flags: { reason } }, opened) {
    return actEnding(await opened.act({ do: 'abort', promotion, reason }));
  },
});
