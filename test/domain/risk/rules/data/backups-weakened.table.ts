import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const db = 'aws_db_instance.db';
const days = (from: unknown, to: unknown, address = db, attribute = 'backup_retention_period') =>
  changed(address, { [attribute]: from }, { [attribute]: to });
const gone = (address: string) => ({ changes: [{ address, actions: ['delete'] }] });
const plan = 'aws_backup_plan.p';
const daily = (keeps: unknown, name = 'daily') => ({ rule_name: name, lifecycle: [{ delete_after: keeps }] });

export const table: RuleTable = {
  rule: 'backups-weakened',
  directed: true,
  fires: [
    { title: 'fewer days', class: 'high', plan: days(30, 7), say: 'for less time' },
    { title: 'no days', class: 'critical', plan: days(7, 0), say: 'no backups any more' },
    { title: 'no days, by saying none', class: 'critical', plan: days(7, null) },
    {
      title: 'a cache without snapshots',
      class: 'high',
      plan: days(5, 0, 'aws_elasticache_cluster.c', 'snapshot_retention_limit'),
    },
    {
      title: 'no restore to a moment',
      class: 'high',
      plan: changed(
        'aws_dynamodb_table.t',
        { point_in_time_recovery: [{ enabled: true }] },
        { point_in_time_recovery: [{ enabled: false }] },
      ),
      say: 'a way to get data back',
    },
    {
      title: 'no restore to a moment, by leaving the block out',
      plan: changed(
        'aws_dynamodb_table.t',
        { point_in_time_recovery: [{ enabled: true }] },
        { point_in_time_recovery: [] },
      ),
    },
    {
      title: 'fewer deleted blobs',
      plan: changed(
        'azurerm_storage_account.a',
        { blob_properties: [{ delete_retention_policy: [{ days: 30 }] }] },
        { blob_properties: [{ delete_retention_policy: [{ days: 1 }] }] },
      ),
    },
    {
      title: 'fewer seconds, written as a text',
      plan: changed(
        'google_storage_bucket.b',
        { soft_delete_policy: [{ retention_duration_seconds: '604800s' }] },
        { soft_delete_policy: [{ retention_duration_seconds: '60s' }] },
      ),
    },
    {
      title: 'an amount that cannot be read',
      class: 'critical',
      plan: days(30, true),
    },
    {
      title: 'no continuous backups',
      plan: changed(
        'azurerm_cosmosdb_account.a',
        { backup: [{ type: 'Continuous' }] },
        { backup: [{ type: 'Periodic' }] },
      ),
    },
    {
      title: 'a rule of a plan that keeps less',
      class: 'high',
      plan: changed(plan, { rule: [daily(35), daily(90, 'weekly')] }, { rule: [daily(90, 'weekly'), daily(7)] }),
      say: 'keeps the backups of its rule daily for less time',
    },
    {
      title: 'a rule that kept for ever',
      plan: changed(plan, { rule: [{ rule_name: 'daily', lifecycle: [] }] }, { rule: [daily(365)] }),
    },
    ...[
      'aws_backup_plan',
      'aws_backup_selection',
      'aws_backup_vault_lock_configuration',
      'azurerm_backup_protected_vm',
    ].map((type) => ({
      title: `${type} goes`,
      class: 'high' as const,
      plan: gone(`${type}.x`),
      say: 'makes or guards backups',
    })),
    {
      title: 'a rule that goes',
      plan: changed(plan, { rule: [daily(35), daily(90, 'weekly')] }, { rule: [daily(35)] }),
      say: 'rule weekly',
    },
  ],
  silent: [
    {
      title: 'rules in another order',
      plan: changed(plan, { rule: [daily(35), daily(90, 'weekly')] }, { rule: [daily(90, 'weekly'), daily(35)] }),
    },
    { title: 'more days', plan: days(7, 30) },
    { title: 'days from none', plan: days(0, 7) },
    { title: 'none spelt out', plan: days(null, 0) },
    { title: 'days of another type', plan: days(7, 1, 'aws_lambda_function.f') },
    {
      title: 'a new database without',
      plan: { changes: [{ address: db, actions: ['create'], after: { backup_retention_period: 0 } }] },
    },
    {
      title: 'a plan that keeps more',
      plan: changed(plan, { rule: [daily(35)] }, { rule: [daily(40), daily(9, 'new')] }),
    },
    { title: 'a new plan', plan: { changes: [{ address: plan, actions: ['create'], after: { rule: [daily(1)] } }] } },
    { title: 'a plan that is replaced', plan: { changes: [{ address: plan, actions: ['delete', 'create'] }] } },
  ],
  unknown: [
    {
      title: 'days of the apply',
      class: 'critical',
      plan: opened(db, { backup_retention_period: 7 }, 'backup_retention_period'),
    },
    { title: 'rules of the apply', class: 'high', plan: opened(plan, { rule: [daily(35)] }, 'rule') },
    {
      title: 'masked rules',
      plan: changed(plan, { rule: [daily(35)] }, { rule: [daily(1)] }, { afterSensitive: { rule: true } }),
    },
  ],
};
