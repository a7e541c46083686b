import { command } from '../command.ts';
import { told } from '../live/told.ts';
import { reportEnding } from '../report-ending.ts';

export const reconcile = command({
  needs: 'run',
  examples: ['waves reconcile prod-standard-01/network-edge', 'waves reconcile sandbox-01/network-edge --json'],
  args: { stack: { value: 'STACK', help: 'the stack, as `waves status` writes it', required: true } },
  flags: {},
  async onLedger(context, opened) {
    const { stack } = context.args;
    return reportEnding(await told(context, opened, (tell) => opened.reconcile(stack, tell)), opened);
  },
});
