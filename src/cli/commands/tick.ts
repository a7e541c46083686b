import { command } from '../command.ts';
import { told } from '../live/told.ts';
import { reportEnding } from '../report-ending.ts';

export const tick = command({
  needs: 'run',
  examples: ['waves tick', 'waves tick --json'],
  args: {},
  flags: {},
  async onLedger(context, opened) {
    return reportEnding(await told(context, opened, (tell) => opened.run({ due: true }, tell)), opened);
  },
});
