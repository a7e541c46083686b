import type { RuleTable } from '../table.ts';
import { added, allow, changed, created, unreadable } from './rows.ts';

export const table: RuleTable = {
  rule: 'service-wildcard',
  directed: true,
  fires: [
    { title: 'all of iam', class: 'critical', plan: added(allow('iam:*')) },
    { title: 'all of kms on all keys', class: 'critical', plan: added(allow('kms:*', 'arn:aws:kms:*:*:key/*')) },
    { title: 'all of s3', class: 'high', plan: added(allow('s3:*')) },
    {
      title: 'all of lambda, after some of it',
      class: 'high',
      plan: changed([allow('lambda:Get*')], [allow('lambda:*')]),
    },
    {
      title: 'by a policy of AWS',
      class: 'high',
      plan: created('aws_iam_role_policy_attachment.a', {
        role: 'r',
        policy_arn: 'arn:aws:iam::aws:policy/AmazonEC2FullAccess',
      }),
    },
  ],
  silent: [
    { title: 'all of s3 on one bucket', plan: added(allow('s3:*', ['arn:aws:s3:::photos', 'arn:aws:s3:::photos/*'])) },
    { title: 'reading all of s3', plan: added(allow('s3:Get*')) },
    { title: 'another service', plan: added(allow('cloudwatch:*')) },
    { title: 'everything, which another rule says', plan: added(allow('*')) },
  ],
  unknown: unreadable,
};
