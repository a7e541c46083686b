import { command } from '../command.ts';
import { reportEnding, teller } from '../report-ending.ts';

export const reconcile = command({
  needs: 'run',
  examples: ['waves reconcile prod-standard-01/network-edge', 'waves reconcile sandbox-01/network-edge --json'],
  args: { stack: { value: 'STACK', help: 'the stack, as `waves status` writes it', required: true } },
  flags: {},
  async onLedger(context, opened) {
    return reportEnding(await opened.reconcile(context.args.stack, teller(context, opened)), opened);
  },
});
