import type { RuleTable } from '../table.ts';
import { deleted, deny, harmless, text } from './rows.ts';

const row = { role: 'app', policy: text(harmless) };

export const table: RuleTable = {
  rule: 'rights-removed',
  fires: [
    {
      title: 'one of two',
      class: 'normal',
      plan: { ...deleted('aws_iam_role_policy.one', row), state: { 'aws_iam_role_policy.two': row } },
    },
    { title: 'the last one of a role that stays', class: 'high', plan: deleted('aws_iam_role_policy.one', row) },
    {
      title: 'a denial',
      class: 'critical',
      plan: deleted('aws_iam_policy.guard', { policy: text(harmless, deny('iam:*')) }),
    },
    {
      title: 'an attachment of a user',
      class: 'normal',
      plan: deleted('aws_iam_user_policy_attachment.a', {
        user: 'joe',
        policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      }),
    },
    {
      title: 'with its role',
      class: 'normal',
      plan: {
        changes: [
          { address: 'aws_iam_role.app', actions: ['delete'], before: { name: 'app' } },
          { address: 'aws_iam_role_policy.one', actions: ['delete'], before: row },
        ],
      },
    },
  ],
  silent: [
    { title: 'a role', plan: deleted('aws_iam_role.app', { name: 'app' }) },
    {
      title: 'a policy that changes',
      plan: {
        changes: [
          { address: 'aws_iam_role_policy.one', actions: ['update'], before: row, after: { ...row, policy: text() } },
        ],
      },
    },
    {
      title: 'a policy that is only forgotten',
      plan: { changes: [{ address: 'aws_iam_role_policy.one', actions: ['forget'], before: row }] },
    },
  ],
  unknown: 'decided by action and type',
};
