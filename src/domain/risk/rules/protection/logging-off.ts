import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { lossesOf } from '../../guards/guard.ts';
import { isLeftUnwatched } from '../../left-unwatched.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { logKeepers, logs } from './logs.ts';

export const loggingOff: ChangeRule = {
  id: 'logging-off',
  about: 'Where nothing is recorded, nobody can say afterwards what happened or who did it.',
  class: 'high',
  source: 'SEC-01',
  onChange: ({ change, analysis }) => {
    const keeper = logKeepers.get(change.type);
    const ends = ['delete', 'forget'].includes(kindOf(change.actions));
    if (keeper && ends && isLeftUnwatched(change, keeper, analysis)) return taken(change);
    return lossesOf(change, logs);
  },
};

function taken(change: ResourceChange): Hit {
  return fires(`${kindOf(change.actions)}s what records it, and what was recorded stands`);
}
