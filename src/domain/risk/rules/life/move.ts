import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const move: ChangeRule = {
  id: 'move',
  class: 'low',
  source: 'LIF-11',
  onChange: ({ change }) =>
    change.previousAddress === undefined ? undefined : fires(`moves here from ${change.previousAddress}`),
};
