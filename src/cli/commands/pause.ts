import { actEnding } from '../act-ending.ts';
import { command } from '../command.ts';

export const pause = command({
  needs: 'act',
  examples: ['waves pause p-7f3a --reason "incident in prod-standard-02"', 'waves pause p-7f3a --reason … --json'],
  args: { promotion: { value: 'PROMOTION', help: 'the promotion that stands still', required: true } },
  flags: { reason: { kind: 'text', value: 'TEXT', help: 'why, for everybody who asks later', required: true } },
  async onLedger({ args: { promotion }, flags: { reason } }, opened) {
    return actEnding(await opened.act({ do: 'pause', promotion, reason }));
  },
});
