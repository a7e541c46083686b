import { everyName, guardRule, onOff } from '../../switched-off.ts';

const organization = ['aws_organizations_organization'];

export const organizationFeatures = guardRule({
  id: 'organization-features',
  about: 'A kind of policy that is switched off for the organization takes all policies of that kind along.',
  class: 'critical',
  source: 'ORG: features and policy types off',
  gone: {},
  switches: [
    {
      types: organization,
      attribute: 'feature_set',
      strength: onOff((value) => (value ?? 'ALL') === 'ALL'),
      say: 'leaves the organization nothing but shared bills',
    },
    {
      types: organization,
      attribute: 'enabled_policy_types',
      strength: everyName,
      say: 'switches a kind of policy off for the whole organization',
    },
    {
      types: organization,
      attribute: 'aws_service_access_principals',
      strength: everyName,
      say: 'ends the access of an AWS service to the organization, and what it watched there',
      class: 'high',
    },
    {
      types: ['aws_iam_organizations_features'],
      attribute: 'enabled_features',
      strength: everyName,
      say: 'gives root users of member accounts back what was managed centrally',
      class: 'high',
    },
  ],
});
