import type { PlanParts, Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const key = 'arn:aws:kms:eu-central-1:200000000001:key/1';
const arn = 'arn:aws:rds:eu-central-1:200000000001:db:orders';
const gone = (address: string, before: object, more: Partial<Row> = {}): Row => ({
  address,
  actions: ['delete'],
  before,
  ...more,
});
const database = gone('aws_db_instance.d', { id: 'db-ABC', identifier: 'orders', arn, kms_key_id: key });
const made = { ...database, actions: ['delete', 'create'], after: { identifier: 'orders' } };
const snapshot = (of: string) => gone('aws_db_snapshot.s', { db_instance_identifier: of });
const selection = (resources: readonly string[]) => gone('aws_backup_selection.s', { plan_id: 'p', resources });
const thinned: Row = {
  address: 'aws_backup_plan.p',
  actions: ['update'],
  before: { rule: [{ rule_name: 'a', lifecycle: [{ delete_after: 90 }] }] },
  after: { rule: [{ rule_name: 'a', lifecycle: [{ delete_after: 1 }] }] },
};
const off: Row = {
  address: 'aws_kms_key.k',
  actions: ['update'],
  before: { arn: key, is_enabled: true },
  after: { arn: key, is_enabled: false },
};
const hidden = (before: object) => gone('aws_db_instance.d', before, { beforeSensitive: { kms_key_id: true } });
const plan = (...changes: readonly Row[]): PlanParts => ({ changes });

export const table: RuleTable = {
  rule: 'copies-lost',
  fires: [
    {
      title: 'with its snapshot',
      plan: plan(database, snapshot('orders')),
      class: 'critical',
      say: 'aws_db_snapshot.s',
    },
    { title: 'replaced, with its snapshot', plan: plan(made, snapshot('orders')), class: 'critical' },
    { title: 'with its key', plan: plan(database, gone('aws_kms_key.k', { arn: key })), say: 'aws_kms_key.k' },
    {
      title: 'with its key, which shows only as the same that nobody may see',
      plan: plan(hidden({ kms_key_id: key }), gone('aws_kms_key.k', { arn: key })),
    },
    { title: 'while its key goes off', plan: plan(database, off), class: 'critical' },
    { title: 'with the selection that names it', plan: plan(database, selection([arn])), class: 'critical' },
    {
      title: 'with its copies in another region',
      plan: plan(database, gone('aws_db_instance_automated_backups_replication.r', { source_db_instance_arn: arn })),
    },
    {
      title: 'a cluster with its snapshot',
      plan: plan(
        gone('aws_rds_cluster.c', { cluster_identifier: 'c' }),
        gone('aws_db_cluster_snapshot.s', { db_cluster_identifier: 'c' }),
      ),
    },
  ],
  silent: [
    { title: 'a database alone', plan: plan(database) },
    { title: 'with a snapshot of another', plan: plan(database, snapshot('billing')) },
    { title: 'with the key of another', plan: plan(database, gone('aws_kms_key.k', { arn: `${key}2` })) },
    { title: 'with a selection of another', plan: plan(database, selection([`${arn}-2`])) },
    { title: 'a snapshot while the database stays', plan: plan(snapshot('orders')) },
    {
      title: 'a database that is forgotten',
      plan: plan({ ...database, actions: ['forget'], after: database.before }, snapshot('orders')),
    },
    {
      title: 'with a vault of another cloud',
      plan: plan(database, gone('azurerm_recovery_services_vault.v', { name: 'v' })),
    },
    { title: 'with something of no matter', plan: plan(database, gone('aws_sqs_queue.q', { name: 'orders' })) },
  ],
  unknown: [
    { title: 'with a vault', plan: plan(database, gone('aws_backup_vault.v', { name: 'v' })), class: 'critical' },
    { title: 'with a selection by pattern', plan: plan(database, selection(['arn:aws:rds:*:*:db:*'])) },
    { title: 'with a selection by tags', plan: plan(database, selection([])), class: 'critical' },
    { title: 'while a backup plan keeps copies for less time', plan: plan(database, thinned), class: 'critical' },
    {
      title: 'under a key that nobody may see',
      plan: plan(hidden({ kms_key_id: `${key}/other` }), gone('aws_kms_key.k', { arn: key })),
    },
  ],
};
