import { created, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const queue = 'aws_sqs_queue.q';
const volume = 'aws_ebs_volume.v';

export const table: RuleTable = {
  rule: 'encryption-off',
  directed: true,
  fires: [
    {
      title: 'the default of the account',
      class: 'high',
      plan: updated('aws_ebs_encryption_by_default.a', { enabled: true }, { enabled: false }),
    },
    {
      title: 'a search domain',
      class: 'high',
      plan: updated(
        'aws_opensearch_domain.d',
        { encrypt_at_rest: [{ enabled: true }] },
        { encrypt_at_rest: [{ enabled: false }] },
      ),
    },
    {
      title: 'one disk of several',
      class: 'high',
      plan: updated(
        'aws_instance.i',
        { ebs_block_device: [{ encrypted: true }, { encrypted: true }] },
        { ebs_block_device: [{ encrypted: true }, { encrypted: false }] },
      ),
    },
    {
      title: 'a stream, in words',
      class: 'high',
      plan: updated('aws_kinesis_stream.s', { encryption_type: 'KMS' }, { encryption_type: 'NONE' }),
    },
    {
      title: 'a queue that had either kind',
      class: 'high',
      plan: updated(
        queue,
        { sqs_managed_sse_enabled: true },
        { sqs_managed_sse_enabled: false, kms_master_key_id: '' },
      ),
    },
    {
      title: 'a database, replaced',
      class: 'high',
      plan: one('aws_db_instance.d', ['delete', 'create'], {
        before: { storage_encrypted: true },
        after: { storage_encrypted: false },
      }),
    },
    {
      title: 'a switch written as a text',
      class: 'high',
      plan: updated('aws_redshift_cluster.r', { encrypted: 'true' }, { encrypted: 'false' }),
    },
    {
      title: 'a new store without it',
      class: 'normal',
      plan: created(volume, { encrypted: false }),
      say: 'not encrypted',
    },
  ],
  silent: [
    {
      title: 'a queue that changes from one kind to the other',
      plan: updated(
        queue,
        { sqs_managed_sse_enabled: true },
        { sqs_managed_sse_enabled: false, kms_master_key_id: 'alias/a' },
      ),
    },
    {
      title: 'what never was encrypted',
      plan: updated('aws_sns_topic.t', { display_name: 'a' }, { display_name: 'b' }),
    },
    {
      title: 'a new store whose default the account decides',
      plan: one(volume, ['create'], { after: {}, unknown: { encrypted: true } }),
    },
    {
      title: 'a replaced queue that says nothing of it, which the provider encrypts by itself',
      plan: {
        ...one(queue, ['delete', 'create'], {
          before: { name: 'a', sqs_managed_sse_enabled: true },
          after: { name: 'b' },
          unknown: { sqs_managed_sse_enabled: true },
        }),
        configured: { [queue]: { name: [] } },
      },
    },
    { title: 'a store that goes', plan: one(volume, ['delete'], { before: { encrypted: true } }) },
    {
      title: 'what the provider fills in after an update',
      plan: one(volume, ['update'], {
        before: { encrypted: true, size: 1 },
        after: { size: 2 },
        unknown: { encrypted: true },
      }),
    },
  ],
  unknown: [
    {
      title: 'a replaced queue that is told only later',
      class: 'high',
      plan: {
        ...one(queue, ['delete', 'create'], {
          before: { name: 'a', sqs_managed_sse_enabled: true },
          after: { name: 'b' },
          unknown: { sqs_managed_sse_enabled: true },
        }),
        configured: { [queue]: { name: [], sqs_managed_sse_enabled: [] } },
      },
    },
    {
      title: 'encryption is known only later',
      class: 'high',
      plan: opened('aws_sns_topic.t', { kms_master_key_id: 'alias/a' }, 'kms_master_key_id'),
    },
    {
      title: 'a new object in its place may get anything',
      class: 'high',
      plan: one(volume, ['create', 'delete'], { before: { encrypted: true }, after: {}, unknown: { encrypted: true } }),
    },
    {
      title: 'a word nobody knows',
      class: 'high',
      plan: updated('aws_kinesis_stream.s', { encryption_type: 'KMS' }, { encryption_type: 'ROT13' }),
    },
    {
      title: 'a masked key',
      class: 'high',
      plan: one('aws_sns_topic.t', ['update'], {
        before: { kms_master_key_id: 'a' },
        after: { kms_master_key_id: 'b' },
        afterSensitive: { kms_master_key_id: true },
      }),
    },
  ],
};
