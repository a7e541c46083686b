import { destroys } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const deposed: ChangeRule = {
  id: 'deposed',
  about: 'An object left over from an earlier replacement goes away now; the one in use stays.',
  class: 'normal',
  source: 'LIF-08',
  onChange: ({ change }) => {
    if (change.deposed === undefined || !destroys(change)) return undefined;
    return fires(`deletes the object an earlier replacement left behind (${change.deposed})`, {
      impacts: { reversibility: 'partially-reversible' },
    });
  },
};
