import { kindOf } from '../../../plan/actions.ts';
import { isOnlyLess } from '../../readings/meaning.ts';
import { stateful, valuable } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const deletion: ChangeRule = {
  id: 'delete',
  about: 'An object goes away.',
  class: 'normal',
  source: 'LIF-01; risk-rules 1 (1) for what only narrows',
  onChange: ({ change, analysis }) => {
    if (kindOf(change.actions) !== 'delete' || change.deposed !== undefined) return undefined;
    if (stateful.has(change.type) || valuable.has(change.type)) return undefined;
    const impacts = { reversibility: 'partially-reversible' } as const;
    return isOnlyLess(change, analysis)
      ? fires('deletes it, which only narrows what is allowed', { class: 'low', impacts })
      : fires('deletes it', { impacts });
  },
};
