import { command } from '../command.ts';
import { reportEnding, teller } from '../report-ending.ts';

export const tick = command({
  needs: 'run',
  examples: ['waves tick', 'waves tick --json'],
  args: {},
  flags: {},
  async onLedger(context, opened) {
    return reportEnding(await opened.run({ due: true }, teller(context, opened)), opened);
  },
});
