import { forgets } from '../../../plan/actions.ts';
import { mustBeWatched } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const forget: ChangeRule = {
  id: 'forget',
  about:
    'The engine lets go of the object: it lives on, costs money, and nobody looks after it; critical for data, keys and principals.',
  class: 'high',
  source: 'LIF-07',
  onChange: ({ change }) => {
    if (!forgets(change)) return undefined;
    return fires('lets go of it: the object lives on, costs on, and nothing here watches it', {
      class: mustBeWatched.has(change.type) ? 'critical' : 'high',
      impacts: { reversibility: 'partially-reversible' },
    });
  },
};
