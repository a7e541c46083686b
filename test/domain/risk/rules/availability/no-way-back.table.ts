import { created, deleted, one, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const lock = (mode: string) => ({ rule: [{ default_retention: [{ mode, days: 1 }] }] });
const objects = 'aws_s3_bucket_object_lock_configuration.l';

export const table: RuleTable = {
  rule: 'no-way-back',
  fires: [
    { title: 'an address', class: 'high', plan: deleted('aws_eip.e'), say: 'address' },
    { title: 'the name of a bucket', class: 'high', plan: one('aws_s3_bucket.b', ['delete', 'create']), say: 'name' },
    {
      title: 'a secret that can be recovered',
      class: 'high',
      plan: deleted('aws_secretsmanager_secret.s', { recovery_window_in_days: 30 }),
      say: 'locks its name',
    },
    {
      title: 'objects that nobody can delete',
      class: 'high',
      plan: updated(objects, lock('GOVERNANCE'), lock('COMPLIANCE')),
      say: 'by anybody',
    },
    {
      title: 'a vault for ever',
      class: 'high',
      plan: created('aws_backup_vault_lock_configuration.v', { changeable_for_days: 3 }),
    },
    {
      title: 'the policy of a vault for ever',
      class: 'high',
      plan: updated('aws_glacier_vault_lock.v', { complete_lock: false }, { complete_lock: true }),
    },
  ],
  silent: [
    {
      title: 'a secret without a window',
      plan: deleted('aws_secretsmanager_secret.s', { recovery_window_in_days: 0 }),
    },
    { title: 'an address is let go of', plan: one('aws_eip.e', ['forget']) },
    { title: 'objects that were locked before', plan: updated(objects, lock('COMPLIANCE'), lock('COMPLIANCE')) },
    { title: 'objects an administrator can delete', plan: created(objects, lock('GOVERNANCE')) },
    {
      title: 'a vault whose lock can be taken off',
      plan: created('aws_backup_vault_lock_configuration.v', { min_retention_days: 7 }),
    },
    { title: 'a vault policy still in trial', plan: created('aws_glacier_vault_lock.v', { complete_lock: false }) },
    { title: 'what can be made again', plan: deleted('aws_lambda_function.f') },
  ],
  unknown: 'decided by action and type',
};
