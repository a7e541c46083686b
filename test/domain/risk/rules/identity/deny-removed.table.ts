import type { RuleTable } from '../table.ts';
import { allow, changed, deleted, deny, harmless, text, unreadable } from './rows.ts';

export const table: RuleTable = {
  rule: 'deny-removed',
  directed: true,
  fires: [
    { title: 'on everything', class: 'critical', say: 'iam:*', plan: changed([harmless, deny('iam:*')], [harmless]) },
    {
      title: 'on one resource',
      class: 'high',
      plan: changed([harmless, deny('s3:DeleteObject', 'arn:aws:s3:::photos/*')], [harmless]),
    },
    { title: 'in part', class: 'critical', plan: changed([deny(['iam:*', 's3:*'])], [deny('s3:*')]) },
    {
      title: 'now under a condition only',
      class: 'critical',
      plan: changed(
        [deny('iam:*')],
        [deny('iam:*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })],
      ),
    },
  ],
  silent: [
    { title: 'more', plan: changed([deny('iam:*')], [deny('iam:*'), deny('s3:*')]) },
    { title: 'the same in two statements', plan: changed([deny(['a:*', 'b:*'])], [deny('b:*'), deny('a:*')]) },
    { title: 'of what is allowed', plan: changed([harmless, allow('iam:*')], [harmless]) },
    {
      title: 'a policy that goes, which another rule says',
      plan: deleted('aws_iam_role_policy.p', { role: 'r', policy: text(deny('*')) }),
    },
  ],
  unknown: unreadable,
  same: [{ title: 'the same in two statements', plan: changed([deny(['a:*', 'b:*'])], [deny('b:*'), deny('A:*')]) }],
};
