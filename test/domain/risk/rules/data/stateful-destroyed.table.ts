import type { RuleTable } from '../table.ts';

const gone = (address: string, before: object = {}, more: object = {}) => ({
  changes: [{ address, actions: ['delete'], before, ...more }],
});
const replaced = { actions: ['delete', 'create'], after: {} };
const db = 'aws_db_instance.db';
const snapshot = { skip_final_snapshot: false, final_snapshot_identifier: 'last' };

export const table: RuleTable = {
  rule: 'stateful-destroyed',
  fires: [
    { title: 'a database', class: 'critical', plan: gone(db), say: 'which do not come back' },
    { title: 'a replaced file system', class: 'critical', plan: gone('aws_fsx_lustre_file_system.f', {}, replaced) },
    { title: 'a database that was deposed', class: 'critical', plan: gone(db, {}, { deposed: 'ab12' }) },
    ...['google_sql_database_instance', 'azurerm_mssql_database', 'kubernetes_namespace', 'aws_route53_zone'].map(
      (type) => ({ title: type, class: 'critical' as const, plan: gone(`${type}.x`) }),
    ),
    { title: 'a queue', class: 'high', plan: gone('aws_sqs_queue.q'), say: 'deletes something whose content' },
    { title: 'a replaced queue', class: 'high', plan: gone('aws_sqs_queue.q', {}, replaced), say: 'replaces' },
    { title: 'a database with a final snapshot', class: 'high', plan: gone(db, snapshot), say: 'snapshot is taken' },
    {
      title: 'a database whose plan adds a final snapshot too late',
      class: 'critical',
      plan: gone(db, { skip_final_snapshot: true }, { ...replaced, after: snapshot }),
    },
    {
      title: 'a database whose final snapshot has no name',
      class: 'critical',
      plan: gone(db, { skip_final_snapshot: false, final_snapshot_identifier: null }),
    },
    {
      title: 'a database whose backups are kept',
      class: 'high',
      plan: gone(db, { delete_automated_backups: false, backup_retention_period: 7 }),
      say: 'automated backups are kept',
    },
    {
      title: 'a table that can be restored',
      class: 'high',
      plan: gone('aws_dynamodb_table.t', { point_in_time_recovery: [{ enabled: true }] }),
    },
    {
      title: 'a table that cannot',
      class: 'critical',
      plan: gone('aws_dynamodb_table.t', { point_in_time_recovery: [{ enabled: false }] }),
    },
    {
      title: 'a bucket that keeps versions and must be empty',
      class: 'high',
      plan: gone('aws_s3_bucket.b', { versioning: [{ enabled: true }], force_destroy: false }),
    },
    {
      title: 'a bucket that goes with everything in it',
      class: 'critical',
      plan: gone('aws_s3_bucket.b', { versioning: [{ enabled: true }], force_destroy: true }),
    },
    {
      title: 'a secret with days to come back',
      class: 'high',
      plan: gone('aws_secretsmanager_secret.s', { recovery_window_in_days: 7 }),
    },
    {
      title: 'a key, whose data cannot be read from now on',
      class: 'critical',
      plan: gone('aws_kms_key.k', { deletion_window_in_days: 30 }),
    },
    {
      title: 'a snapshot switch that is masked',
      class: 'critical',
      plan: gone(db, snapshot, { beforeSensitive: { skip_final_snapshot: true } }),
    },
  ],
  silent: [
    { title: 'a database that is let go of', plan: gone(db, {}, { actions: ['forget'] }) },
    { title: 'a function', plan: gone('aws_lambda_function.f') },
    { title: 'a firewall rule of a database server', plan: gone('azurerm_mssql_firewall_rule.r') },
    { title: 'a database that is updated', plan: gone(db, {}, { actions: ['update'], after: { a: 1 } }) },
  ],
  unknown: 'decided by action and type',
};
