import type { RuleTable } from '../table.ts';

const at = (actions: string[], more: object = {}) => ({
  changes: [{ address: 'aws_lambda_function.f', actions, ...more }],
});

const one = (address: string, after: object) => ({ changes: [{ address, actions: ['create'], after }] });
const statement = (Effect: string) =>
  JSON.stringify({ Statement: [{ Effect, Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::b/*' }] });

const allBlocked = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

export const table: RuleTable = {
  rule: 'create',
  fires: [
    { title: 'a new object', class: 'normal', plan: at(['create'], { after: { name: 'a' } }), say: 'creates it' },
    {
      title: 'what keeps the public out',
      class: 'low',
      plan: one('aws_s3_bucket_public_access_block.b', { bucket: 'b', ...allBlocked }),
      say: 'only narrows',
    },
    {
      title: 'what keeps less of the public out than the provider does by itself',
      class: 'normal',
      plan: one('aws_s3_bucket_public_access_block.b', { bucket: 'b', block_public_policy: true }),
    },
    {
      title: 'a policy that only denies',
      class: 'low',
      plan: one('aws_s3_bucket_policy.p', { bucket: 'b', policy: statement('Deny') }),
    },
    {
      title: 'a policy that allows',
      class: 'normal',
      plan: one('aws_s3_bucket_policy.p', { bucket: 'b', policy: statement('Allow') }),
    },
    { title: 'a group, which others hold on to', class: 'normal', plan: one('aws_security_group.g', { name: 'g' }) },
    { title: 'one imported by an identity of the apply', plan: at(['create'], { importing: { unknown: true } }) },
  ],
  silent: [
    { title: 'a replacement', plan: at(['create', 'delete']) },
    { title: 'an update', plan: at(['update'], { before: { a: 1 }, after: { a: 2 } }) },
  ],
  unknown: 'decided by action and type',
};
