import { forgets } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const forget: ChangeRule = {
  id: 'forget',
  about: 'The engine lets go of the object: it lives on, costs money, and nobody looks after it.',
  class: 'high',
  source: 'LIF-07',
  onChange: ({ change }) => {
    if (!forgets(change)) return undefined;
    return fires('lets go of it: the object lives on, costs on, and nothing here watches it', {
      impacts: { reversibility: 'partially-reversible' },
    });
  },
};
