import { created, deleted, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { changedPolicy, laterPolicy, lostPolicy, newPolicy, ownRead, plainDeny } from './policies.ts';

const ownership = 'aws_s3_bucket_ownership_controls.o';
const owner = (rule: string) => ({ rule: [{ object_ownership: rule }] });
const block = 'aws_s3_bucket_public_access_block.b';
const flags = (on: boolean) => ({
  block_public_acls: on,
  block_public_policy: on,
  ignore_public_acls: on,
  restrict_public_buckets: on,
});

export const table: RuleTable = {
  rule: 'resource-policy-change',
  fires: [
    { title: 'what nothing here reads', plan: created('aws_opensearchserverless_access_policy.p', {}), class: 'high' },
    { title: 'what cannot be read', plan: laterPolicy, class: 'high' },
    { title: 'what is wider, which others weigh', plan: newPolicy(ownRead), class: 'normal' },
    { title: 'a Deny that goes', plan: lostPolicy(plainDeny), class: 'normal' },
    {
      title: 'lists count again',
      plan: updated(ownership, owner('BucketOwnerEnforced'), owner('ObjectWriter')),
      class: 'normal',
    },
    {
      title: 'an attribute that no comparison reads',
      plan: updated('aws_sns_topic_policy.p', { policy: '', arn: 'a' }, { policy: '', arn: 'b' }),
      class: 'high',
    },
  ],
  silent: [
    { title: 'narrower', plan: changedPolicy([ownRead], []) },
    { title: 'a policy that lets somebody in and goes', plan: lostPolicy(ownRead) },
    { title: 'a first Deny', plan: newPolicy(plainDeny) },
    { title: 'public access blocked', plan: created(block, flags(true)) },
    { title: 'a private list', plan: created('aws_s3_bucket_acl.a', { acl: 'private' }) },
    { title: 'lists no longer count', plan: updated(ownership, owner('ObjectWriter'), owner('BucketOwnerEnforced')) },
    { title: 'a share that ends', plan: deleted('aws_ami_launch_permission.p', { account_id: '1' }) },
  ],
  unknown: 'decided by action and type',
  same: [
    { title: 'in another order', plan: changedPolicy([ownRead, plainDeny], [plainDeny, ownRead]) },
    { title: 'the same list, written out', plan: updated('aws_s3_bucket_acl.a', { acl: 'private' }, { acl: '' }) },
    {
      title: 'blocked as before',
      plan: updated(block, { ...flags(true), tags: { a: '1' } }, { ...flags(true), tags: { a: '2' } }),
    },
  ],
};
