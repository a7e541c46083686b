import { created, deleted, open, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';

const guardduty = 'aws_guardduty_organization_configuration.o';
const members = (reach: string) => ({ auto_enable_organization_members: reach });
const inspector = 'aws_inspector2_organization_configuration.o';
const kinds = (more: object) => ({ auto_enable: [{ ec2: true, ecr: true, ...more }] });
const policy = 'aws_securityhub_configuration_policy.p';
const standards = (on: boolean, arns: string[]) => ({
  configuration_policy: [{ service_enabled: on, enabled_standard_arns: arns }],
});

export const table: RuleTable = {
  rule: 'organization-coverage',
  directed: true,
  fires: [
    { title: 'from all accounts to new ones', plan: updated(guardduty, members('ALL'), members('NEW')) },
    { title: 'from new accounts to none', plan: updated(guardduty, members('NEW'), members('NONE')) },
    {
      title: 'a feature for none',
      plan: updated(
        'aws_guardduty_organization_configuration_feature.f',
        { auto_enable: 'ALL' },
        { auto_enable: 'NONE' },
      ),
    },
    {
      title: 'Macie no longer by itself',
      plan: updated('aws_macie2_organization_configuration.o', { auto_enable: true }, { auto_enable: false }),
    },
    {
      title: 'one kind of resource unwatched',
      plan: updated(inspector, kinds({ lambda: true }), kinds({ lambda: false })),
    },
    { title: 'Security Hub off by policy', plan: updated(policy, standards(true, ['a']), standards(false, [])) },
    { title: 'a standard less', plan: updated(policy, standards(true, ['a', 'b']), standards(true, ['b'])) },
    {
      title: 'no standard for new accounts',
      class: 'high',
      plan: updated(
        'aws_securityhub_organization_configuration.o',
        { auto_enable: true, auto_enable_standards: 'DEFAULT' },
        { auto_enable: true, auto_enable_standards: 'NONE' },
      ),
    },
    {
      title: 'a policy is taken from accounts',
      plan: deleted('aws_securityhub_configuration_policy_association.a', { target_id: '1' }),
      class: 'critical',
    },
  ],
  silent: [
    { title: 'from none to all', plan: updated(guardduty, members('NONE'), members('ALL')) },
    { title: 'one more kind', plan: updated(inspector, kinds({}), kinds({ lambda: true })) },
    { title: 'a first configuration that watches nobody', plan: created(guardduty, members('NONE')) },
    {
      title: 'standards in another order',
      plan: updated(policy, standards(true, ['a', 'b']), standards(true, ['b', 'a'])),
    },
  ],
  unknown: [
    {
      title: 'whom it watches is known only later',
      plan: open(guardduty, members('ALL'), 'auto_enable_organization_members'),
    },
  ],
};
