import type { RuleTable } from '../table.ts';
import { added, allow, changed, created, deleted, harmless, text, updated } from './rows.ts';

export const table: RuleTable = {
  rule: 'identity-change',
  fires: [
    { title: 'a type that nothing reads whole', class: 'high', plan: created('aws_iam_user.u', { name: 'joe' }) },
    { title: 'one that goes', class: 'normal', plan: deleted('aws_iam_user.u', { name: 'joe' }) },
    {
      title: 'a policy that allows more',
      class: 'normal',
      plan: added(allow('s3:GetObject', 'arn:aws:s3:::photos/*')),
    },
    { title: 'a new policy', class: 'normal', plan: created('aws_iam_policy.p', { policy: text(harmless) }) },
    { title: 'a role that goes', class: 'normal', plan: deleted('aws_iam_role.r', { name: 'r' }) },
    {
      title: 'an attachment',
      class: 'normal',
      plan: created('aws_iam_role_policy_attachment.a', {
        role: 'r',
        policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      }),
    },
    {
      title: 'another attribute of a role',
      class: 'high',
      plan: updated('aws_iam_role.r', { path: '/' }, { path: '/x/' }),
    },
  ],
  silent: [
    { title: 'tags', plan: updated('aws_iam_user.u', { tags: { a: '1' } }, { tags: { a: '2' } }) },
    { title: 'a policy that allows less', plan: changed([harmless, allow('s3:*')], [harmless]) },
    { title: 'a policy in other words', plan: changed([allow(['a:B', 'a:C'])], [allow(['a:c', 'A:b'])]) },
    { title: 'another type', plan: created('aws_sqs_queue.q', {}) },
  ],
  unknown: 'decided by action and type',
  same: [
    { title: 'a policy that allows less', plan: changed([harmless, allow('s3:*')], [harmless]) },
    {
      title: 'counts of AWS',
      plan: updated(
        'aws_iam_policy.p',
        { policy: text(harmless), attachment_count: 1 },
        { policy: text(harmless), attachment_count: 2 },
      ),
    },
  ],
};
