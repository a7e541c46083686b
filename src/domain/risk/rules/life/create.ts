import { kindOf } from '../../../plan/actions.ts';
import { isOnlyLess } from '../../readings/meaning.ts';
import { holdsData } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const create: ChangeRule = {
  id: 'create',
  about: 'A new object comes into the world.',
  class: 'normal',
  source: 'DESIGN 3, action semantics; risk-rules 1 (1) for what only narrows',
  onChange: ({ change, analysis }) => {
    if (kindOf(change.actions) !== 'create') return undefined;
    if (isOnlyLess(change, analysis)) return fires('creates it, which only narrows what is allowed', { class: 'low' });
    return fires('creates it', holdsData.has(change.type) ? { impacts: { data: 'write-path' } } : {});
  },
};
