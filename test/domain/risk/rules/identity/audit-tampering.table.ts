import type { RuleTable } from '../table.ts';
import { added, allow, unreadable } from './rows.ts';

export const table: RuleTable = {
  rule: 'audit-tampering',
  directed: true,
  fires: [
    {
      title: 'stop the trail',
      class: 'critical',
      say: 'cloudtrail:StopLogging',
      plan: added(allow('cloudtrail:StopLogging', 'arn:aws:cloudtrail:*:*:trail/t')),
    },
    { title: 'all of the detector', class: 'critical', plan: added(allow('guardduty:*')) },
    { title: 'delete any log', class: 'critical', plan: added(allow('logs:Delete*')) },
    { title: 'write the policy of any bucket', class: 'critical', plan: added(allow('s3:PutBucketPolicy')) },
  ],
  silent: [
    { title: 'read the trail', plan: added(allow('cloudtrail:LookupEvents')) },
    { title: 'delete ones own logs', plan: added(allow('logs:*', 'arn:aws:logs:*:*:log-group:/aws/lambda/app:*')) },
    { title: 'write the policy of one bucket', plan: added(allow('s3:PutBucketPolicy', 'arn:aws:s3:::photos')) },
    { title: 'everything, which another rule says', plan: added(allow('*')) },
  ],
  unknown: unreadable,
};
