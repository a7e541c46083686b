import type { RuleTable } from '../table.ts';
import { added, allow, unreadable } from './rows.ts';

export const table: RuleTable = {
  rule: 'policy-rights',
  directed: true,
  fires: [
    {
      title: 'of one bucket',
      class: 'high',
      say: 's3:PutBucketPolicy',
      plan: added(allow('s3:PutBucketPolicy', 'arn:aws:s3:::photos')),
    },
    { title: 'of functions', plan: added(allow('lambda:AddPermission')) },
    { title: 'of keys', plan: added(allow(['kms:PutKeyPolicy', 'kms:CreateGrant'])) },
    { title: 'shares of resources', plan: added(allow('ram:CreateResourceShare')) },
    { title: 'all queues', plan: added(allow('sqs:*')) },
  ],
  silent: [
    { title: 'objects of one bucket', plan: added(allow('s3:PutObject', 'arn:aws:s3:::photos/*')) },
    { title: 'everything on one queue', plan: added(allow('sqs:*', 'arn:aws:sqs:*:*:jobs')) },
    { title: 'all of s3, which another rule says', plan: added(allow('s3:*')) },
    { title: 'a life cycle', plan: added(allow('ecr:PutLifecyclePolicy')) },
  ],
  unknown: unreadable,
};
