import { created, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const acl = 'aws_s3_bucket_acl.a';
const listed = (...grants: object[]) => ({
  access_control_policy: [{ owner: [{ id: 'owner' }], grant: grants }],
});
const to = (grantee: object, permission = 'READ') => ({ grantee: [grantee], permission });
const owner = to({ type: 'CanonicalUser', id: 'owner' }, 'FULL_CONTROL');
const everybody = { type: 'Group', uri: 'http://acs.amazonaws.com/groups/global/AllUsers' };
const customers = { type: 'Group', uri: 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers' };
const logs = { type: 'Group', uri: 'http://acs.amazonaws.com/groups/s3/LogDelivery' };

export const table: RuleTable = {
  rule: 'bucket-acl',
  directed: true,
  fires: [
    { title: 'everybody reads', plan: created(acl, { acl: 'public-read' }), class: 'critical', say: 'everybody: READ' },
    {
      title: 'everybody writes too',
      plan: updated(acl, { acl: 'public-read' }, { acl: 'public-read-write' }),
      say: 'WRITE',
    },
    { title: 'every customer of AWS', plan: updated(acl, { acl: 'private' }, { acl: 'authenticated-read' }) },
    { title: 'everybody, written out', plan: updated(acl, listed(owner), listed(owner, to(everybody))) },
    {
      title: 'every customer, written out',
      plan: created(acl, listed(to(customers, 'WRITE'))),
      say: 'customer of AWS',
    },
    {
      title: 'another account',
      plan: created(acl, listed(owner, to({ type: 'CanonicalUser', id: 'other' }, 'FULL_CONTROL'))),
      class: 'critical',
      say: 'WRITE_ACP',
    },
    { title: 'on the bucket itself', plan: updated('aws_s3_bucket.b', { acl: 'private' }, { acl: 'public-read' }) },
    {
      title: 'on the bucket itself, written out',
      plan: created('aws_s3_bucket.b', { grant: [{ ...everybody, permissions: ['READ'] }] }),
      class: 'critical',
    },
    { title: 'one object', plan: created('aws_s3_object.o', { acl: 'public-read' }), class: 'high' },
  ],
  silent: [
    { title: 'nobody', plan: created(acl, { acl: 'private' }) },
    { title: 'nobody any more', plan: updated(acl, { acl: 'public-read' }, { acl: 'private' }) },
    { title: 'the owner', plan: created(acl, listed(owner)) },
    { title: 'logs', plan: created(acl, { acl: 'log-delivery-write' }) },
    { title: 'logs, written out', plan: created(acl, listed(to(logs, 'WRITE'))) },
    { title: 'the same, written out', plan: updated(acl, { acl: 'public-read' }, listed(to(everybody))) },
    {
      title: 'a list that nobody sets',
      plan: { changes: [{ address: 'aws_s3_bucket.b', actions: ['create'], after: {}, unknown: { grant: true } }] },
    },
  ],
  unknown: [
    { title: 'known only later', plan: open(acl, { acl: 'private' }, 'acl'), class: 'critical' },
    { title: 'written out, known only later', plan: open(acl, listed(owner), 'access_control_policy') },
  ],
};
