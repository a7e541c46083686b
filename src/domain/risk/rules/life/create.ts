import { kindOf } from '../../../plan/actions.ts';
import { holdsData } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const create: ChangeRule = {
  id: 'create',
  about: 'A new object comes into the world.',
  class: 'normal',
  source: 'DESIGN 3, action semantics',
  onChange: ({ change }) => {
    if (kindOf(change.actions) !== 'create') return undefined;
    return fires('creates it', holdsData.has(change.type) ? { impacts: { data: 'write-path' } } : {});
  },
};
