import { kindOf } from '../../../plan/actions.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const causes: ReadonlyMap<string, string> = new Map([
  ['delete_because_no_move_target', 'is deleted because it was moved to an address that nothing configures'],
  ['delete_because_no_module', 'is deleted because the module it is in is no longer called'],
]);

export const deleteCause: ChangeRule = {
  id: 'delete-cause',
  about:
    'Nobody took this resource out of the configuration: it goes because a move leads nowhere or a whole module is no longer called.',
  class: 'high',
  source: 'LIF-05',
  onChange: ({ change }) => {
    if (kindOf(change.actions) !== 'delete') return undefined;
    const say = causes.get(change.reason ?? '');
    return say === undefined ? undefined : fires(say, { impacts: { reversibility: 'partially-reversible' } });
  },
};
