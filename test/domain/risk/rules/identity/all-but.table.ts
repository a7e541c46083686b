import type { RuleTable } from '../table.ts';
import { added, changed, harmless, unreadable } from './rows.ts';

const allBut = (NotAction: unknown, more: object = { Resource: '*' }) => ({ Effect: 'Allow', NotAction, ...more });

export const table: RuleTable = {
  rule: 'all-but',
  directed: true,
  fires: [
    { title: 'all actions but some on everything', class: 'critical', plan: added(allBut('iam:*')) },
    { title: 'fewer exceptions', class: 'critical', plan: changed([allBut(['iam:*', 'sts:*'])], [allBut('iam:*')]) },
    {
      title: 'all resources but one',
      class: 'high',
      plan: added({ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::secret/*' }),
    },
    {
      title: 'all actions but some on one resource',
      class: 'high',
      plan: added(allBut('s3:Delete*', { Resource: 'arn:aws:s3:::photos' })),
    },
  ],
  silent: [
    { title: 'more exceptions', plan: changed([allBut('iam:*')], [allBut(['iam:*', 'sts:*'])]) },
    { title: 'all but some denied', plan: added({ Effect: 'Deny', NotAction: 's3:*', Resource: '*' }) },
    { title: 'the exceptions in another order', plan: changed([allBut(['a:*', 'b:*'])], [allBut(['b:*', 'a:*'])]) },
    { title: 'a plain statement', plan: added(harmless) },
  ],
  unknown: unreadable,
  same: [
    { title: 'the exceptions in another order', plan: changed([allBut(['a:*', 'b:*'])], [allBut(['B:*', 'A:*'])]) },
  ],
};
