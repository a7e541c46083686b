import type { RuleTable } from '../table.ts';
import { created, deleted, later, updated } from './rows.ts';

const google = { provider_name: 'registry.terraform.io/hashicorp/google' };
const member = (role: string, who = 'user:joe@example.com', type = 'google_project_iam_member.m') =>
  created(type, { role, member: who }, google);

export const table: RuleTable = {
  rule: 'google-roles',
  fires: [
    { title: 'owner', class: 'critical', plan: member('roles/owner') },
    { title: 'editor', class: 'critical', plan: member('roles/editor') },
    { title: 'an administrator of something', class: 'high', plan: member('roles/storage.admin') },
    {
      title: 'tokens of every service account',
      class: 'critical',
      plan: member('roles/iam.serviceAccountTokenCreator'),
    },
    {
      title: 'tokens of one service account',
      class: 'high',
      plan: member('roles/iam.serviceAccountTokenCreator', 'user:a', 'google_service_account_iam_member.m'),
    },
    {
      title: 'everybody',
      class: 'critical',
      say: 'allUsers',
      plan: member('roles/storage.objectViewer', 'allUsers', 'google_storage_bucket_iam_member.m'),
    },
    {
      title: 'one more in a list',
      class: 'critical',
      plan: updated(
        'google_project_iam_binding.b',
        { role: 'roles/owner', members: ['user:a'] },
        { role: 'roles/owner', members: ['user:a', 'user:b'] },
      ),
    },
  ],
  silent: [
    { title: 'a reader', plan: member('roles/viewer') },
    {
      title: 'one less in a list',
      plan: updated(
        'google_project_iam_binding.b',
        { role: 'roles/owner', members: ['user:a', 'user:b'] },
        { role: 'roles/owner', members: ['user:a'] },
      ),
    },
    {
      title: 'an owner who goes',
      plan: deleted('google_project_iam_member.m', { role: 'roles/owner', member: 'user:a' }),
    },
  ],
  unknown: [
    {
      title: 'a role known only later',
      class: 'critical',
      plan: later('google_project_iam_member.m', { member: 'user:a' }, { role: [] }),
    },
    {
      title: 'a member known only later',
      class: 'critical',
      plan: later('google_project_iam_member.m', { role: 'roles/owner' }, { member: [] }),
    },
  ],
};
