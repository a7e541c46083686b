import { created, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const organization = 'aws_organizations_organization.o';
const types = (...names: string[]) => ({ feature_set: 'ALL', enabled_policy_types: names });
const services = (...names: string[]) => ({ feature_set: 'ALL', aws_service_access_principals: names });

export const table: RuleTable = {
  rule: 'organization-features',
  directed: true,
  fires: [
    {
      title: 'a kind of policy off',
      plan: updated(organization, types('SERVICE_CONTROL_POLICY', 'TAG_POLICY'), types('TAG_POLICY')),
      class: 'critical',
    },
    {
      title: 'nothing but bills',
      plan: updated(organization, { feature_set: 'ALL' }, { feature_set: 'CONSOLIDATED_BILLING' }),
      class: 'critical',
    },
    {
      title: 'a service loses its access',
      plan: updated(organization, services('config.amazonaws.com', 'sso.amazonaws.com'), services('sso.amazonaws.com')),
      class: 'high',
    },
    {
      title: 'root users on their own again',
      plan: updated(
        'aws_iam_organizations_features.f',
        { enabled_features: ['RootSessions', 'RootCredentialsManagement'] },
        { enabled_features: ['RootSessions'] },
      ),
      class: 'high',
    },
  ],
  silent: [
    { title: 'a kind of policy on', plan: updated(organization, types(), types('SERVICE_CONTROL_POLICY')) },
    { title: 'in another order', plan: updated(organization, types('A', 'B'), types('B', 'A')) },
    { title: 'a new organization', plan: created(organization, types()) },
  ],
  unknown: [
    {
      title: 'kinds known only later',
      plan: open(organization, types('SERVICE_CONTROL_POLICY'), 'enabled_policy_types'),
    },
  ],
};
