import type { RuleTable } from '../table.ts';
import { created, deleted, harmless, text } from './rows.ts';

export const table: RuleTable = {
  rule: 'credential-made',
  fires: [
    { title: 'a key', class: 'high', plan: created('aws_iam_access_key.k', { user: 'joe' }) },
    { title: 'a password', class: 'high', plan: created('aws_iam_user_login_profile.p', { user: 'joe' }) },
    {
      title: 'a key of a Google service account',
      class: 'high',
      plan: created('google_service_account_key.k', {}, { provider_name: 'registry.terraform.io/hashicorp/google' }),
    },
    {
      title: 'a password of an Azure application',
      class: 'high',
      plan: created('azuread_application_password.p', {}, { provider_name: 'registry.terraform.io/hashicorp/azuread' }),
    },
    {
      title: 'a user with rights of its own',
      class: 'high',
      plan: {
        changes: [
          { address: 'aws_iam_user.joe', actions: ['create'], after: { name: 'joe' } },
          { address: 'aws_iam_user_policy.joe', actions: ['create'], after: { user: 'joe', policy: text(harmless) } },
        ],
      },
    },
  ],
  silent: [
    { title: 'a key that goes', plan: deleted('aws_iam_access_key.k', { user: 'joe' }) },
    { title: 'a user without rights', plan: created('aws_iam_user.joe', { name: 'joe' }) },
    { title: 'a role', plan: created('aws_iam_role.r', { name: 'r' }) },
  ],
  unknown: 'decided by action and type',
};
