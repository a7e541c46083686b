import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { changedPolicy, laterPolicy, newPolicy, ownRead, policyText } from './policies.ts';

const bucket = 'aws_s3_bucket_policy.p';
const permission = 'aws_lambda_permission.p';

export const table: RuleTable = {
  rule: 'policy-unread',
  fires: 'never sure',
  silent: [
    {
      title: 'a policy nobody can read that goes',
      plan: deleted('aws_s3_bucket_policy.p', { bucket: 'b', policy: 'text' }),
    },
    {
      title: 'a policy that a data source of this plan writes',
      plan: {
        changes: [
          { address: bucket, actions: ['create'], after: { bucket: 'b' }, unknown: { policy: true } },
          {
            address: 'data.aws_iam_policy_document.d',
            mode: 'data',
            actions: ['read'],
            after: {
              statement: [
                {
                  effect: 'Allow',
                  actions: ['s3:GetObject'],
                  principals: [{ type: 'AWS', identifiers: ['arn:aws:iam::200000000001:role/r'] }],
                },
              ],
            },
            unknown: { json: true, statement: [{ resources: true }] },
          },
        ],
        configured: { [bucket]: { bucket: [], policy: ['data.aws_iam_policy_document.d.json'] } },
      },
    },
    { title: 'a policy that can be read', plan: newPolicy(ownRead) },
    { title: 'another policy that can be read', plan: changedPolicy([ownRead], []) },
    {
      title: 'a computed policy that nobody sets',
      plan: { changes: [{ address: 'aws_s3_bucket.b', actions: ['create'], after: {}, unknown: { policy: true } }] },
    },
    {
      title: 'tags beside a policy nobody can read',
      plan: updated('aws_kms_key.k', { policy: 'text', tags: { a: '1' } }, { policy: 'text', tags: { a: '2' } }),
    },
    {
      title: 'a source that this plan makes',
      plan: {
        changes: [
          {
            address: permission,
            actions: ['create'],
            after: { principal: 'events.amazonaws.com', action: 'lambda:InvokeFunction' },
            unknown: { source_arn: true },
          },
        ],
        configured: { [permission]: { source_arn: ['aws_cloudwatch_event_rule.r.arn'] } },
      },
    },
  ],
  unknown: [
    { title: 'known only later', plan: laterPolicy, class: 'critical' },
    { title: 'known only later, and new', plan: open(bucket, null, 'policy', { bucket: 'b' }) },
    { title: 'no policy at all', plan: created(bucket, { bucket: 'b', policy: 'text' }) },
    {
      title: 'a shape AWS does not describe',
      plan: created(bucket, { bucket: 'b', policy: '{"Statement":[{"Effect":"Allow","Whom":"*"}]}' }),
    },
    {
      title: 'masked',
      plan: {
        changes: [
          {
            address: bucket,
            actions: ['create'],
            after: { bucket: 'b', policy: policyText(ownRead) },
            afterSensitive: { policy: true },
          },
        ],
      },
    },
    {
      title: 'a caller known only later',
      plan: open(permission, null, 'principal', { action: 'lambda:InvokeFunction' }),
    },
    {
      title: 'a source that no resource makes',
      plan: open(permission, null, 'source_arn', {
        principal: 'events.amazonaws.com',
        action: 'lambda:InvokeFunction',
      }),
    },
  ],
};
