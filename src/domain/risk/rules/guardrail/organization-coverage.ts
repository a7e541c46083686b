import type { Value } from '../../../analysis.ts';
import { memberOf, textsOf } from '../../../plan/read.ts';
import type { Strength } from '../../switched-off.ts';
import { blockOf, everyName, guardRule, onOff } from '../../switched-off.ts';

const isTrue = onOff((value) => value === true);
const order = ['NONE', 'NEW', 'ALL'];
const rank = (value: Value | undefined): number => order.indexOf(String(value));

/** From all accounts to new ones to none. */
const reach: Strength = {
  holds: (before) => rank(before) > 0,
  keeps: (before, after) => rank(after) >= rank(before),
};

/** Flags of one block: none that is on may go. */
const everyFlag: Strength = {
  holds: (before) => flagsOf(before).length > 0,
  keeps: (before, after) => flagsOf(before).every((name) => flagsOf(after).includes(name)),
};

export const organizationCoverage = guardRule({
  id: 'organization-coverage',
  about: 'What watches new accounts of the organization by itself leaves them unwatched once it is off.',
  class: 'critical',
  source: 'ORG: coverage of the whole organization',
  gone: {
    aws_guardduty_organization_configuration: { say: 'ends what watches new accounts with GuardDuty' },
    aws_guardduty_organization_configuration_feature: { say: 'ends a GuardDuty feature for the organization' },
    aws_securityhub_organization_configuration: { say: 'ends what watches new accounts with Security Hub' },
    aws_securityhub_configuration_policy: { say: 'takes a Security Hub policy of the organization away' },
    aws_securityhub_configuration_policy_association: { say: 'takes a Security Hub policy from accounts' },
    aws_inspector2_organization_configuration: { say: 'ends what watches new accounts with Inspector' },
    aws_macie2_organization_configuration: { say: 'ends what watches new accounts with Macie' },
  },
  switches: [
    {
      types: ['aws_guardduty_organization_configuration'],
      attribute: 'auto_enable_organization_members',
      strength: reach,
      say: 'lets GuardDuty watch fewer accounts of the organization',
    },
    {
      types: ['aws_guardduty_organization_configuration_feature'],
      attribute: 'auto_enable',
      strength: reach,
      say: 'lets a GuardDuty feature watch fewer accounts of the organization',
    },
    {
      types: [
        'aws_guardduty_organization_configuration',
        'aws_securityhub_organization_configuration',
        'aws_macie2_organization_configuration',
      ],
      attribute: 'auto_enable',
      strength: isTrue,
      say: 'leaves new accounts of the organization unwatched',
    },
    {
      types: ['aws_securityhub_organization_configuration'],
      attribute: 'auto_enable_standards',
      strength: onOff((value) => value === 'DEFAULT'),
      say: 'gives new accounts of the organization no standard to be checked by',
      class: 'high',
    },
    {
      types: ['aws_inspector2_organization_configuration'],
      attribute: 'auto_enable',
      strength: everyFlag,
      say: 'leaves a kind of resource in new accounts unwatched',
    },
    {
      types: ['aws_securityhub_configuration_policy'],
      attribute: 'configuration_policy',
      strength: {
        holds: (before) => memberOf(blockOf(before), 'service_enabled') === true,
        keeps: (before, after) =>
          memberOf(blockOf(after), 'service_enabled') === true &&
          everyName.keeps(standards(before), textsOf(standards(after))),
      },
      say: 'switches Security Hub or one of its standards off for accounts of the organization',
    },
  ],
});

function flagsOf(value: Value | undefined): readonly string[] {
  const block = blockOf(value);
  return Object.keys(Object(block)).filter((name) => memberOf(block, name) === true);
}

function standards(value: Value | undefined): Value | undefined {
  return memberOf(blockOf(value), 'enabled_standard_arns');
}
