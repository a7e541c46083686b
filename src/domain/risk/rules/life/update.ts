import { kindOf } from '../../../plan/actions.ts';
import { isTagsOnly } from '../../change-facts.ts';
import { holdsData } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const update: ChangeRule = {
  id: 'update',
  class: 'normal',
  source: 'DESIGN 3, action semantics',
  onChange: ({ change }) => {
    if (kindOf(change.actions) !== 'update' || isTagsOnly(change)) return undefined;
    return fires('updates it in place', holdsData.has(change.type) ? { impacts: { data: 'write-path' } } : {});
  },
};
