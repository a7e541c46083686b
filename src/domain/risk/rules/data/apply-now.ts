import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { listText } from '../../../plan/differences.ts';
import { afterOf, touchedAttributes } from '../../change-facts.ts';
import { kept } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'apply_immediately';

/** What a database restarts or fails over for, when it is done outside its maintenance window. */
const disruptive = new Set([
  'instance_class',
  'cluster_instance_class',
  'db_cluster_instance_class',
  'node_type',
  'engine_version',
  'parameter_group_name',
  'db_cluster_parameter_group_name',
  'option_group_name',
  'storage_type',
  'port',
  'ca_cert_identifier',
  'db_subnet_group_name',
  'domain',
  'host_instance_type',
]);

export const applyNow: ChangeRule = {
  id: 'apply-now',
  about:
    'The change would wait for the maintenance window; told to be applied at once, it restarts the store in the middle of the day.',
  class: 'high',
  source: 'DAT-12',
  onChange: ({ change }) => {
    if (!kept.has(change.type) || kindOf(change.actions) !== 'update') return undefined;
    const found = touchedAttributes(change).filter((name) => disruptive.has(name));
    if (found.length === 0) return undefined;
    const impacts = { user: 'public' } as const;
    if (isUnknown(change, attribute)) {
      return cannotTell(`changes ${listText(found)}, and whether at once is known only later`, { attribute, impacts });
    }
    if (afterOf(change, attribute) !== true) return undefined;
    return fires(`changes ${listText(found)} at once, not in its maintenance window`, { attribute, impacts });
  },
};
