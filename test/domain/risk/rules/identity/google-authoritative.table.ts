import type { RuleTable } from '../table.ts';
import { created, deleted, updated } from './rows.ts';

const google = { provider_name: 'registry.terraform.io/hashicorp/google' };
const binding = (...members: string[]): object => ({ role: 'roles/viewer', members });

export const table: RuleTable = {
  rule: 'google-authoritative',
  fires: [
    {
      title: 'the whole policy of a project',
      class: 'critical',
      plan: created('google_project_iam_policy.p', { policy_data: '{}' }, google),
    },
    { title: 'a binding', class: 'high', plan: created('google_project_iam_binding.b', binding('user:a'), google) },
    {
      title: 'one member less',
      class: 'normal',
      plan: updated('google_project_iam_binding.b', binding('user:a', 'user:b'), binding('user:a')),
    },
  ],
  silent: [
    {
      title: 'one member more',
      plan: updated('google_project_iam_binding.b', binding('user:a'), binding('user:a', 'user:b')),
    },
    {
      title: 'a member of its own',
      plan: created('google_project_iam_member.m', { role: 'roles/viewer', member: 'user:a' }, google),
    },
    { title: 'a policy that goes', plan: deleted('google_project_iam_policy.p', {}) },
  ],
  unknown: 'decided by action and type',
};
