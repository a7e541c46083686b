import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const set = (address: string, attribute: string, from: unknown, to: unknown) =>
  changed(address, { [attribute]: from }, { [attribute]: to });
const bucket = 'aws_s3_bucket.b';

export const table: RuleTable = {
  rule: 'destroy-easier',
  directed: true,
  fires: [
    { title: 'no final snapshot', class: 'high', plan: set('aws_db_instance.db', 'skip_final_snapshot', false, true) },
    { title: 'no final backup', plan: set('aws_fsx_windows_file_system.f', 'skip_final_backup', null, true) },
    { title: 'backups go too', plan: set('aws_db_instance.db', 'delete_automated_backups', false, true) },
    { title: 'a full bucket', class: 'high', plan: set(bucket, 'force_destroy', false, true), say: 'everything in it' },
    { title: 'a full repository', plan: set('aws_ecr_repository.r', 'force_delete', null, true) },
    { title: 'a full dataset', plan: set('google_bigquery_dataset.d', 'delete_contents_on_destroy', false, true) },
    { title: 'a log that was kept', plan: set('aws_cloudwatch_log_group.l', 'skip_destroy', true, false) },
    { title: 'a repository that was archived', plan: set('github_repository.r', 'archive_on_destroy', true, null) },
    { title: 'volumes that were kept', plan: set('kubernetes_storage_class.s', 'reclaim_policy', 'Retain', 'Delete') },
    { title: 'a secret without days', plan: set('aws_secretsmanager_secret.s', 'recovery_window_in_days', 30, 0) },
    {
      title: 'a secret with the usual days',
      plan: set('aws_secretsmanager_secret.s', 'recovery_window_in_days', null, 0),
    },
    { title: 'a key with the fewest days', plan: set('aws_kms_key.k', 'deletion_window_in_days', null, 7) },
  ],
  silent: [
    { title: 'the other way round', plan: set(bucket, 'force_destroy', true, false) },
    { title: 'fewer days, but enough', plan: set('aws_kms_key.k', 'deletion_window_in_days', 30, 14) },
    { title: 'as few days as before', plan: set('aws_kms_key.k', 'deletion_window_in_days', 7, 7) },
    { title: 'a service that drains no tasks', plan: set('aws_ecs_service.s', 'force_delete', false, true) },
    {
      title: 'the usual days spelt out',
      plan: set('aws_secretsmanager_secret.s', 'recovery_window_in_days', null, 30),
    },
    {
      title: 'a new bucket',
      plan: { changes: [{ address: bucket, actions: ['create'], after: { force_destroy: true } }] },
    },
  ],
  unknown: [
    { title: 'a switch of the apply', class: 'high', plan: opened(bucket, { force_destroy: false }, 'force_destroy') },
    { title: 'days of the apply', plan: opened('aws_kms_key.k', {}, 'deletion_window_in_days') },
  ],
};
