import { kindOf } from '../../../plan/actions.ts';
import { stateful, valuable } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const deletion: ChangeRule = {
  id: 'delete',
  about: 'An object goes away.',
  class: 'normal',
  source: 'LIF-01',
  onChange: ({ change }) => {
    if (kindOf(change.actions) !== 'delete' || change.deposed !== undefined) return undefined;
    if (stateful.has(change.type) || valuable.has(change.type)) return undefined;
    return fires('deletes it', { impacts: { reversibility: 'partially-reversible' } });
  },
};
