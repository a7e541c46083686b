import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { own, policyText } from './policies.ts';

const key = 'aws_kms_key.k';
const may = (who: string, action: string) => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${own}:${who}` },
  Action: action,
  Resource: '*',
});
const root = may('root', 'kms:*');
const admin = may('role/admin', 'kms:*');
const changed = (before: object[], after: object[]) =>
  updated(key, { policy: policyText(...(before as never[])) }, { policy: policyText(...(after as never[])) });
const check = 'bypass_policy_lockout_safety_check';

export const table: RuleTable = {
  rule: 'key-lock-out',
  directed: true,
  fires: [
    { title: 'the account goes', plan: changed([root, admin], [admin]), class: 'critical' },
    { title: 'the account only reads', plan: changed([root], [may('root', 'kms:Describe*')]), class: 'critical' },
    {
      title: 'everybody is denied',
      plan: changed([root], [root, { Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*' }]),
      class: 'critical',
    },
    { title: 'without the check', plan: updated(key, { [check]: false }, { [check]: true }), class: 'critical' },
    { title: 'a new key without the check', plan: created(key, { [check]: true }), class: 'critical' },
  ],
  silent: [
    { title: 'an administrator goes', plan: changed([root, admin], [root]) },
    { title: 'the account comes', plan: changed([admin], [root, admin]) },
    {
      title: 'the policy goes, and AWS puts its own there',
      plan: deleted('aws_kms_key_policy.p', { policy: policyText(root) }),
    },
    {
      title: 'what others may not is denied to most',
      plan: changed(
        [root],
        [
          root,
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'kms:*',
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:PrincipalAccount': own } },
          },
        ],
      ),
    },
  ],
  unknown: [{ title: 'the check is known only later', plan: open(key, { [check]: false }, check) }],
};
