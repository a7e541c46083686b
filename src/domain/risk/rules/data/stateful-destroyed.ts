import { destroys } from '../../../plan/actions.ts';
import { stateful, valuable } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { recoveryOf } from '../../settings/recoveries.ts';

export const statefulDestroyed: ChangeRule = {
  id: 'stateful-destroyed',
  about:
    'Deleting or replacing what holds data, keys or names loses them for good. High where its settings prove that it can be got back.',
  class: 'critical',
  source: 'DAT-01, DAT-02, DAT-10',
  onChange: ({ change }) => {
    if (!destroys(change)) return undefined;
    const deed = change.actions.includes('create') ? 'replaces' : 'deletes';
    if (stateful.has(change.type)) {
      const recovery = recoveryOf(change);
      if (recovery === undefined) {
        return fires(`${deed} something that holds data, keys or names, which do not come back`, {
          impacts: { data: 'schema-data', reversibility: 'irreversible' },
        });
      }
      return fires(`${deed} something that holds data, keys or names; ${recovery}`, {
        class: 'high',
        impacts: { data: 'schema-data', reversibility: 'partially-reversible' },
      });
    }
    if (!valuable.has(change.type)) return undefined;
    return fires(`${deed} something whose content or address is hard to get back`, {
      class: 'high',
      impacts: { data: 'schema-data', reversibility: 'partially-reversible' },
    });
  },
};
