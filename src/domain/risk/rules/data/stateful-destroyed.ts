import { destroys } from '../../../plan/actions.ts';
import { stateful, valuable } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const statefulDestroyed: ChangeRule = {
  id: 'stateful-destroyed',
  about: 'Deleting or replacing what holds data, keys or names loses them for good.',
  class: 'critical',
  source: 'DAT-01',
  onChange: ({ change }) => {
    if (!destroys(change)) return undefined;
    const deed = change.actions.includes('create') ? 'replaces' : 'deletes';
    if (stateful.has(change.type)) {
      return fires(`${deed} something that holds data, keys or names, which do not come back`, {
        impacts: { data: 'schema-data', reversibility: 'irreversible' },
      });
    }
    if (!valuable.has(change.type)) return undefined;
    return fires(`${deed} something whose content or address is hard to get back`, {
      class: 'high',
      impacts: { data: 'schema-data', reversibility: 'partially-reversible' },
    });
  },
};
