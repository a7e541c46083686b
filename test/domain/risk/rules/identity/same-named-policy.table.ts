import type { RuleTable } from '../table.ts';
import { created, updated } from './rows.ts';

const a = 'aws_iam_role_policy_attachment.a';
const arn = (account: string, name: string): object => ({
  role: 'r',
  policy_arn: `arn:aws:iam::${account}:policy/${name}`,
});

export const table: RuleTable = {
  rule: 'same-named-policy',
  directed: true,
  fires: [
    {
      title: 'an own policy with the name of one of AWS',
      class: 'high',
      say: 'ReadOnlyAccess',
      plan: updated(a, arn('aws', 'ReadOnlyAccess'), arn('200000000001', 'ReadOnlyAccess')),
    },
  ],
  silent: [
    {
      title: 'a policy with another name',
      plan: updated(a, arn('aws', 'ReadOnlyAccess'), arn('200000000001', 'read-only')),
    },
    {
      title: 'from an own one to that of AWS',
      plan: updated(a, arn('200000000001', 'ReadOnlyAccess'), arn('aws', 'ReadOnlyAccess')),
    },
    { title: 'at creation', plan: created(a, arn('200000000001', 'ReadOnlyAccess')) },
  ],
  unknown: {
    by: 'unknown-policy',
    cases: [
      {
        title: 'known only later',
        class: 'critical',
        plan: {
          changes: [
            {
              address: a,
              actions: ['update'],
              before: arn('aws', 'ReadOnlyAccess'),
              after: { role: 'r' },
              unknown: { policy_arn: true },
            },
          ],
          configured: { [a]: { policy_arn: [] } },
        },
      },
    ],
  },
};
