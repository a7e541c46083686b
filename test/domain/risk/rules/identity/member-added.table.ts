import type { RuleTable } from '../table.ts';
import { allow, created, deleted, later, text, updated } from './rows.ts';

const user = 'aws_iam_user_group_membership.joe';
const groups = (...names: string[]): object => ({ user: 'joe', groups: names });

export const table: RuleTable = {
  rule: 'member-added',
  directed: true,
  fires: [
    { title: 'a group', class: 'normal', say: 'readers', plan: updated(user, groups(), groups('readers')) },
    {
      title: 'a group of administrators by name',
      class: 'critical',
      plan: updated(user, groups('readers'), groups('readers', 'Admins')),
    },
    {
      title: 'a group of administrators by its policies',
      class: 'critical',
      plan: {
        ...created(user, groups('ops')),
        state: { 'aws_iam_group_policy.ops': { group: 'ops', policy: text(allow('*')) } },
      },
    },
    {
      title: 'a group that can take all rights',
      class: 'critical',
      plan: {
        ...created(user, groups('ops')),
        state: { 'aws_iam_group_policy.ops': { group: 'ops', policy: text(allow('iam:PutUserPolicy')) } },
      },
    },
    {
      title: 'by the list of the group',
      class: 'critical',
      plan: updated(
        'aws_iam_group_membership.g',
        { group: 'admins', users: ['a'] },
        { group: 'admins', users: ['a', 'b'] },
      ),
    },
  ],
  silent: [
    { title: 'one group less', plan: updated(user, groups('a', 'b'), groups('b')) },
    { title: 'another order', plan: updated(user, groups('a', 'b'), groups('b', 'a')) },
    { title: 'nobody any more', plan: deleted(user, groups('admins')) },
  ],
  unknown: [{ title: 'known only later', class: 'critical', plan: later(user, { user: 'joe' }, { groups: [] }) }],
  same: [{ title: 'another order', plan: updated(user, groups('a', 'b'), groups('b', 'a')) }],
};
