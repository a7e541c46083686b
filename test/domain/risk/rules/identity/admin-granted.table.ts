import type { RuleTable } from '../table.ts';
import { added, allow, changed, created, deny, harmless, later, text, unreadable, updated } from './rows.ts';

const attachment = 'aws_iam_role_policy_attachment.deploy';
const aws = (name: string): object => ({ role: 'deploy', policy_arn: `arn:aws:iam::aws:policy/${name}` });

export const table: RuleTable = {
  rule: 'admin-granted',
  directed: true,
  fires: [
    { title: 'everything on everything', class: 'critical', plan: added(allow('*')) },
    { title: 'in another spelling', plan: added(allow(['*:*'], ['*'])) },
    { title: 'from one service to all', plan: changed([allow('s3:*')], [allow('*')]) },
    {
      title: 'without the condition it had',
      plan: changed([allow('*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })], [allow('*')]),
    },
    {
      title: 'AdministratorAccess attached',
      say: 'attaches AdministratorAccess',
      plan: created(attachment, aws('AdministratorAccess')),
    },
    { title: 'PowerUserAccess attached', plan: created(attachment, aws('PowerUserAccess')) },
    {
      title: 'IAMFullAccess attached',
      plan: created('aws_iam_user_policy_attachment.u', { user: 'joe', ...aws('IAMFullAccess') }),
    },
    {
      title: 'an administrator by a list on the role',
      plan: updated(
        'aws_iam_role.deploy',
        { name: 'deploy', managed_policy_arns: [] },
        { name: 'deploy', managed_policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      ),
    },
    {
      title: 'an own policy of the state that allows everything',
      plan: {
        ...created(attachment, { role: 'deploy', policy_arn: 'arn:aws:iam::200000000001:policy/all' }),
        state: { 'aws_iam_policy.all': { arn: 'arn:aws:iam::200000000001:policy/all', policy: text(allow('*')) } },
      },
    },
    {
      title: 'as inline policy of a permission set',
      plan: created('aws_ssoadmin_permission_set_inline_policy.p', { inline_policy: text(allow('*')) }),
    },
  ],
  silent: [
    { title: 'everything of one service', plan: added(allow('s3:*')) },
    { title: 'everything on one resource', plan: added(allow('*', 'arn:aws:s3:::photos')) },
    { title: 'everything, denied in the same policy', plan: added(allow('*'), deny('*')) },
    { title: 'what is allowed already', plan: changed([allow('*')], [allow('*'), harmless]) },
    { title: 'a policy of AWS that only reads', plan: created(attachment, aws('ReadOnlyAccess')) },
  ],
  unknown: {
    by: 'unknown-policy',
    cases: [
      ...unreadable.cases,
      {
        title: 'an ARN that is known only later',
        class: 'critical',
        plan: later(attachment, { role: 'deploy' }, { policy_arn: [] }),
      },
    ],
  },
  same: [
    {
      title: 'the list of policies in another order',
      plan: changed([allow(['a:B', 'a:C'])], [{ Sid: 'x', ...allow(['a:c']) }, allow('a:B')]),
    },
    { title: 'one document split in two', plan: changed([allow('*'), harmless], [allow('*')]) },
  ],
};
