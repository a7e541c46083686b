import { destroys, isReplace, kindOf } from '../../../plan/actions.ts';
import { kept, stateful } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { recoveryOf } from '../../settings/recoveries.ts';

/** Attributes by whose change a store is another one, though only a name or a schema was meant. */
const names =
  /^(?:name|name_prefix|bucket|bucket_prefix|identifier|identifier_prefix|cluster_identifier|cluster_identifier_prefix|db_name|database_name|table_name|domain_name|replication_group_id|cluster_id|dataset_id|table_id|account_id|path|namespace|metadata.*[.]name)$/;
const schemas =
  /^(?:hash_key|range_key|attribute.*|key_schema.*|schema.*|schema_definition.*|local_secondary_index.*|partition_key.*|primary_key.*|clustering.*|time_partitioning.*|fifo_queue|fifo_topic|customer_master_key_spec|key_usage|key_spec)$/;

export const replacedFor: ChangeRule = {
  id: 'replaced-for',
  about:
    'Everything in the store goes because of one attribute that looks like a detail: a name, or the shape of its keys.',
  class: 'critical',
  source: 'DAT-11',
  onChange: ({ change }) => {
    const { type, replacePaths } = change;
    if (!kept.has(type) || !isReplace(kindOf(change.actions)) || !destroys(change)) return undefined;
    const grave = stateful.has(type) && recoveryOf(change) === undefined;
    const more = { ...(grave ? {} : { class: 'high' as const }), impacts: { data: 'schema-data' } as const };
    return replacePaths.flatMap((attribute) => {
      const what = names.test(attribute) ? 'name' : schemas.test(attribute) ? 'schema' : undefined;
      if (what === undefined) return [];
      return [fires(`is emptied and made again because its ${what} changes (${attribute})`, { ...more, attribute })];
    });
  },
};
