import { memberOf, textsOf } from '../../../plan/read.ts';
import { blockOf, guardRule, onOff } from '../../switched-off.ts';

const organizationChecks = [
  'aws_config_organization_managed_rule',
  'aws_config_organization_custom_rule',
  'aws_config_organization_custom_policy_rule',
  'aws_config_organization_conformance_pack',
];

export const checkRemoved = guardRule({
  id: 'check-removed',
  about: 'What a rule of AWS Config checked stays as it is when the rule goes, and nobody hears when it changes.',
  class: 'high',
  source: 'ORG: rules, packs and aggregators of AWS Config',
  gone: {
    aws_config_config_rule: { say: 'takes a check of AWS Config away' },
    aws_config_conformance_pack: { say: 'takes a pack of checks away' },
    aws_config_organization_managed_rule: { say: 'takes a check away from the organization' },
    aws_config_organization_custom_rule: { say: 'takes a check away from the organization' },
    aws_config_organization_custom_policy_rule: { say: 'takes a check away from the organization' },
    aws_config_organization_conformance_pack: { say: 'takes a pack of checks away from the organization' },
    aws_config_remediation_configuration: { say: 'takes away what repairs a failed check' },
    aws_config_configuration_aggregator: { say: 'ends the gathering of checks of many accounts' },
    aws_config_aggregate_authorization: { say: 'ends the gathering of checks of this account' },
  },
  switches: [
    {
      types: ['aws_config_remediation_configuration'],
      attribute: 'automatic',
      strength: onOff((value) => value === true),
      say: 'lets a failed check wait for somebody',
    },
    {
      types: ['aws_config_config_rule'],
      attribute: 'scope',
      strength: {
        holds: () => true,
        keeps: (before, after) => {
          const has = textsOf(memberOf(blockOf(after), 'compliance_resource_types'));
          const had = textsOf(memberOf(blockOf(before), 'compliance_resource_types'));
          return has.length === 0 || (had.length > 0 && had.every((type) => has.includes(type)));
        },
      },
      say: 'lets a check look at fewer types',
    },
    {
      types: organizationChecks,
      attribute: 'excluded_accounts',
      strength: {
        holds: () => true,
        keeps: (before, after) => textsOf(after).every((account) => textsOf(before).includes(account)),
      },
      say: 'leaves an account out of a check of the organization',
    },
  ],
});
