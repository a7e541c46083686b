import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const move: ChangeRule = {
  id: 'move',
  about: 'Only the name in the state changes.',
  class: 'low',
  source: 'LIF-11',
  onChange: ({ change }) =>
    change.previousAddress === undefined ? undefined : fires(`moves here from ${change.previousAddress}`),
};
