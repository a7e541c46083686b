import { locksOf } from '../../views/locks.ts';
import { command } from '../command.ts';
import { columns } from '../print/clean.ts';

export const locks = command({
  needs: 'read',
  examples: ['waves locks', 'waves locks --json'],
  args: {},
  flags: {},
  async onLedger(_, opened) {
    const held = locksOf(await opened.state());
    const rows = held.map(({ stack, promotion, entry, since, quarantined }) => [
      stack,
      promotion,
      `entry ${entry}`,
      `since ${since}`,
      quarantined ? `outcome unknown: waves settle ${promotion} --stack ${stack}` : '',
    ]);
    return { text: held.length === 0 ? 'nothing is held' : columns(rows).join('\n'), document: { locks: held } };
  },
});
