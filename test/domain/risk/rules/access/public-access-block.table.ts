import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const bucket = 'aws_s3_bucket_public_access_block.b';
const account = 'aws_s3_account_public_access_block.a';
const all = {
  bucket: 'b',
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const snapshots = 'aws_ebs_snapshot_block_public_access.s';

export const table: RuleTable = {
  rule: 'public-access-block',
  directed: true,
  fires: [
    { title: 'policies', plan: updated(bucket, all, { ...all, block_public_policy: false }), class: 'high' },
    { title: 'lists', plan: updated(bucket, all, { ...all, block_public_acls: false }), class: 'high' },
    { title: 'lists that are there', plan: updated(bucket, all, { ...all, ignore_public_acls: false }), class: 'high' },
    { title: 'what is public', plan: updated(bucket, all, { ...all, restrict_public_buckets: null }), class: 'high' },
    { title: 'taken away', plan: deleted(bucket, all), class: 'high' },
    { title: 'off from the start, where AWS has it on', plan: created(bucket, { ...all, block_public_policy: false }) },
    { title: 'of the account', plan: updated(account, all, { ...all, block_public_acls: false }), class: 'critical' },
    { title: 'of the account, taken away', plan: deleted(account, all), class: 'critical' },
    {
      title: 'of snapshots',
      plan: updated(snapshots, { state: 'block-all-sharing' }, { state: 'block-new-sharing' }),
      class: 'critical',
    },
    {
      title: 'of images',
      plan: updated('aws_ec2_image_block_public_access.i', { state: 'block-new-sharing' }, { state: 'unblocked' }),
    },
    {
      title: 'of an access point',
      plan: created('aws_s3_access_point.p', {
        public_access_block_configuration: [{ block_public_acls: false, block_public_policy: true }],
      }),
    },
  ],
  silent: [
    { title: 'on', plan: created(bucket, all) },
    { title: 'on again', plan: updated(bucket, { ...all, block_public_acls: false }, all) },
    { title: 'of an account that had none', plan: created(account, { ...all, block_public_acls: false }) },
    { title: 'gone, and off before', plan: deleted(account, { block_public_acls: false }) },
    { title: 'gone from here, and left in the world', plan: deleted(bucket, { ...all, skip_destroy: true }) },
    {
      title: 'gone with its bucket',
      plan: {
        changes: [
          { address: bucket, actions: ['delete'], before: all },
          { address: 'aws_s3_bucket.b', actions: ['delete'], before: { id: 'b' } },
        ],
      },
    },
    { title: 'an access point as AWS makes it', plan: created('aws_s3_access_point.p', { name: 'p' }) },
    { title: 'an access point that goes', plan: deleted('aws_s3_access_point.p', { name: 'p' }) },
  ],
  unknown: [
    { title: 'known only later', plan: open(bucket, all, 'block_public_acls', all) },
    {
      title: 'of the account, known only later',
      plan: open(account, all, 'block_public_policy', all),
      class: 'critical',
    },
  ],
};
