import { policyText } from '../../../iam/policies.ts';
import type { Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const flags = (on: boolean, bucket = 'b') => ({
  bucket,
  block_public_acls: on,
  block_public_policy: on,
  ignore_public_acls: on,
  restrict_public_buckets: on,
});
const unblocked = (more: object = {}): Row => ({
  address: 'aws_s3_bucket_public_access_block.b',
  actions: ['update'],
  before: flags(true),
  after: { ...flags(false), ...more },
});
const allows = (who: unknown) =>
  policyText({ Effect: 'Allow', Principal: who as never, Action: 's3:GetObject', Resource: '*' });
const policy = (who: unknown, bucket = 'b'): Row => ({
  address: 'aws_s3_bucket_policy.b',
  actions: ['create'],
  after: { bucket, policy: allows(who) },
});
const acl: Row = { address: 'aws_s3_bucket_acl.b', actions: ['create'], after: { bucket: 'b', acl: 'public-read' } };
const later: Row = {
  address: 'aws_s3_bucket_policy.b',
  actions: ['create'],
  after: { policy: allows('*') },
  unknown: { bucket: true },
};
const named = (policyFrom: string, blockFrom: string) => ({
  'aws_s3_bucket_policy.b': { bucket: [`${policyFrom}.id`], policy: [] },
  'aws_s3_bucket_public_access_block.b': { bucket: [`${blockFrom}.id`] },
});
const laterBlock: Row = {
  address: 'aws_s3_bucket_public_access_block.b',
  actions: ['create'],
  after: { block_public_acls: false, block_public_policy: false },
  unknown: { bucket: true },
};

export const table: RuleTable = {
  rule: 'opened-bucket',
  fires: [
    { title: 'a policy for everybody', plan: { changes: [unblocked(), policy('*')] }, class: 'critical' },
    { title: 'a list for everybody', plan: { changes: [unblocked(), acl] }, class: 'critical' },
    {
      title: 'the block of the account goes',
      plan: {
        changes: [
          { address: 'aws_s3_account_public_access_block.a', actions: ['delete'], before: flags(true) },
          policy('*', 'c'),
        ],
      },
    },
    {
      title: 'both on a bucket that this plan makes',
      plan: {
        changes: [later, laterBlock],
        configured: named('aws_s3_bucket.b', 'aws_s3_bucket.b'),
      },
    },
  ],
  silent: [
    { title: 'a policy for us', plan: { changes: [unblocked(), policy({ AWS: '200000000001' })] } },
    { title: 'a policy for everybody while it is blocked', plan: { changes: [policy('*')] } },
    { title: 'two buckets', plan: { changes: [unblocked(), policy('*', 'c')] } },
    {
      title: 'two buckets that this plan makes',
      plan: {
        changes: [later, laterBlock],
        configured: named('aws_s3_bucket.b', 'aws_s3_bucket.c'),
      },
    },
  ],
  unknown: [
    {
      title: 'whether it is still blocked is known only later',
      plan: {
        changes: [
          {
            ...unblocked(),
            after: { ...flags(true), block_public_policy: undefined },
            unknown: { block_public_policy: true },
          },
          policy('*'),
        ],
        configured: { 'aws_s3_bucket_public_access_block.b': { block_public_policy: [] } },
      },
    },
  ],
};
