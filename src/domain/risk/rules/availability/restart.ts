import type { ResourceChange } from '../../../analysis.ts';
import { canonical } from '../../../canonical.ts';
import type { RiskClass } from '../../../judgement.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { changedAttributes } from '../../../plan/differences.ts';
import { isUnknownAt, pathText, valuesAt } from '../../guards/path.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

type Row = readonly [types: string, path: string, more?: RiskClass];

/** What cannot change while it runs. Where a service changes member by member, the weight is normal. */
const rows: readonly Row[] = [
  ['aws_instance', 'instance_type'],
  ['aws_instance', 'user_data'],
  ['aws_instance', 'user_data_base64'],
  [
    'aws_db_instance aws_rds_cluster_instance aws_docdb_cluster_instance aws_neptune_cluster_instance',
    'instance_class',
  ],
  ['aws_redshift_cluster', 'node_type'],
  ['aws_mq_broker', 'host_instance_type'],
  ['aws_dms_replication_instance', 'replication_instance_class'],
  ['aws_elasticache_cluster', 'node_type'],
  ['aws_elasticache_replication_group aws_memorydb_cluster', 'node_type', 'normal'],
  ['aws_opensearch_domain aws_elasticsearch_domain', 'cluster_config/instance_type', 'normal'],
  ['aws_msk_cluster', 'broker_node_group_info/instance_type', 'normal'],
  ['google_compute_instance', 'machine_type'],
  ['google_sql_database_instance', 'settings/tier'],
  ['azurerm_linux_virtual_machine azurerm_windows_virtual_machine', 'size'],
];

const byType = Map.groupBy(
  rows.flatMap(([types, path, weight]) => types.split(' ').map((type) => ({ type, path, weight }))),
  ({ type }) => type,
);

export const restart: ChangeRule = {
  id: 'restart',
  about: 'To get another size or another start it is stopped and started again, and is away meanwhile.',
  class: 'high',
  source: 'AVL-03, EXE-04',
  onChange: ({ change }) => {
    if (change.mode !== 'managed' || kindOf(change.actions) !== 'update') return undefined;
    return (byType.get(change.type) ?? []).flatMap(({ path, weight }) => hitOf(change, path, weight) ?? []);
  },
};

function hitOf(change: ResourceChange, path: string, weight: RiskClass | undefined): Hit | undefined {
  const more = { attribute: pathText(path), ...(weight ? { class: weight } : {}) };
  if (isUnknownAt(change, path)) {
    const attribute = path.split('/')[0] ?? '';
    return change.configured.includes(attribute) && isUnknown(change, attribute)
      ? cannotTell('perhaps stops and starts it again: its size or start is known only later', more)
      : undefined;
  }
  const [before, after] = [change.before, change.after].map((side) => canonical(valuesAt(side, path)));
  if (before === after || before === '[]' || !changedAttributes(change).includes(path.split('/')[0] ?? ''))
    return undefined;
  return fires('stops it and starts it again', more);
}
