import type { RuleTable } from '../table.ts';
import { changedPolicy, lostPolicy, newPolicy, own, ownRead, plainDeny, reads, unread } from './policies.ts';

const trail = reads(
  { Service: 'cloudtrail.amazonaws.com' },
  { Action: 's3:PutObject', Condition: { StringEquals: { 'aws:SourceAccount': own } } },
);

export const table: RuleTable = {
  rule: 'log-bucket-policy',
  fires: [
    {
      title: 'the trail may no longer write',
      plan: changedPolicy([trail, ownRead], [ownRead]),
      class: 'high',
      say: 'logs',
    },
    { title: 'somebody may delete', plan: changedPolicy([trail], [trail, { ...ownRead, Action: 's3:DeleteObject' }]) },
    { title: 'somebody is denied', plan: changedPolicy([trail], [trail, plainDeny]) },
    { title: 'a Deny goes', plan: changedPolicy([trail, plainDeny], [trail]) },
    { title: 'the policy goes', plan: lostPolicy(trail) },
  ],
  silent: [
    { title: 'a new bucket of logs', plan: newPolicy(trail, plainDeny) },
    { title: 'no bucket of logs', plan: changedPolicy([ownRead], [ownRead, plainDeny]) },
    { title: 'somebody may no longer read', plan: changedPolicy([trail, ownRead], [trail]) },
    { title: 'the same in another order', plan: changedPolicy([trail, ownRead], [ownRead, trail]) },
  ],
  unknown: unread,
};
