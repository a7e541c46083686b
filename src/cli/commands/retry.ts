import { actEnding } from '../act-ending.ts';
import { command } from '../command.ts';

export const retry = command({
  needs: 'act',
  examples: [
    'waves retry p-7f3a --stack sandbox-01/network-edge --reason "quota was raised"',
    'waves retry p-7f3a --stack sandbox-01/network-edge --reason … --json',
  ],
  args: { promotion: { value: 'PROMOTION', help: 'the promotion the stack failed in', required: true } },
  flags: {
    stack: { kind: 'text', value: 'STACK', help: 'the stack that is planned anew', required: true },
    reason: { kind: 'text', value: 'TEXT', help: 'what is different now', required: true },
  },
  async onLedger({ args: { promotion }, flags: { stack, reason } }, opened) {
    return actEnding(await opened.act({ do: 'retry', promotion, stack, reason }));
  },
});
