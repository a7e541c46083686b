import { kindOf } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const modes = new Set(['managed', 'data', 'ephemeral']);

export const unknownAction: ChangeRule = {
  id: 'unknown-action',
  about: 'An action this release does not know may do anything.',
  class: 'critical',
  source: 'PLN-02',
  onChange: ({ change }) => {
    if (!modes.has(change.mode)) return fires(`is of a kind this release does not know: ${change.mode}`);
    if (kindOf(change.actions) !== 'unknown') return undefined;
    return fires(`would be changed in a way this release does not know: ${change.actions.join(', ')}`);
  },
};
