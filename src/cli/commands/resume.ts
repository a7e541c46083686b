import { actEnding } from '../act-ending.ts';
import { command } from '../command.ts';

export const resume = command({
  needs: 'act',
  examples: ['waves resume p-7f3a --reason "incident is over"', 'waves resume p-7f3a --reason … --json'],
  args: { promotion: { value: 'PROMOTION', help: 'the promotion that goes on', required: true } },
  flags: { reason: { kind: 'text', value: 'TEXT', help: 'why, for everybody who asks later', required: true } },
  async onLedger({ args: { promotion }, flags: { reason } }, opened) {
    return actEnding(await opened.act({ do: 'resume', promotion, reason }));
  },
});
