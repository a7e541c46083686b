import { deleted, one, opened, together, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const key = (region: string, account: string) => `arn:aws:kms:${region}:${account}:key/0badc0de`;
const group = 'aws_cloudwatch_log_group.g';
const bucket = 'aws_s3_bucket_server_side_encryption_configuration.b';
const algorithm = (name: string) => ({
  bucket: 'b',
  rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: name }] }],
});

export const table: RuleTable = {
  rule: 'key-weakened',
  directed: true,
  fires: [
    {
      title: 'a log group without its key',
      class: 'high',
      plan: updated(group, { kms_key_id: key('a', '1') }, { kms_key_id: '' }),
      say: 'one of the provider',
    },
    {
      title: 'a key that is no longer rotated',
      class: 'high',
      plan: updated('aws_kms_key.k', { enable_key_rotation: true }, { enable_key_rotation: false }),
      say: 'rotating',
    },
    {
      title: 'a bucket with the key of the provider',
      class: 'high',
      plan: updated(bucket, algorithm('aws:kms'), algorithm('AES256')),
    },
    {
      title: 'a key of another account',
      class: 'high',
      plan: one(group, ['delete', 'create'], {
        before: { kms_key_id: key('a', '1') },
        after: { kms_key_id: key('a', '2') },
      }),
      say: 'another account',
    },
    {
      title: 'a key of another region',
      class: 'high',
      plan: one(group, ['delete', 'create'], {
        before: { kms_key_id: key('a', '1') },
        after: { kms_key_id: key('b', '1') },
      }),
      say: 'region',
    },
    {
      title: 'a bucket left to the provider',
      class: 'high',
      plan: deleted(bucket, algorithm('aws:kms')),
      say: 'fall back',
    },
  ],
  silent: [
    {
      title: 'another key of the same place, which is a matter of the store',
      plan: updated(group, { kms_key_id: key('a', '1') }, { kms_key_id: `${key('a', '1')}2` }),
    },
    { title: 'a key by its alias', plan: updated(group, { kms_key_id: 'alias/a' }, { kms_key_id: 'alias/b' }) },
    { title: 'a bucket with nothing to lose', plan: deleted(bucket, algorithm('AES256')) },
    { title: 'a first key', plan: updated(group, {}, { kms_key_id: key('a', '1') }) },
    { title: 'a new table with the key of the provider', plan: one('aws_dynamodb_table.t', ['create'], { after: {} }) },
  ],
  unknown: [
    {
      title: 'which key is known only later',
      class: 'high',
      plan: opened(group, { kms_key_id: key('a', '1') }, 'kms_key_id'),
    },
  ],
  same: [
    {
      title: 'a key that is rotated from now on',
      plan: together(updated('aws_kms_key.k', { enable_key_rotation: false }, { enable_key_rotation: true })),
    },
  ],
};
