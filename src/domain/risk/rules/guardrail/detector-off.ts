import type { Value } from '../../../analysis.ts';
import { listOf, memberOf } from '../../../plan/read.ts';
import { everyName, guardRule, onOff } from '../../switched-off.ts';

/** What a member says, where the resource is on unless it says otherwise. */
const notFalse = onOff((value) => value !== false);
const isTrue = onOff((value) => value === true);
const says = (word: string) => onOff((value) => value === word);

export const detectorOff = guardRule({
  id: 'detector-off',
  about: 'What watches for attackers is switched off first by attackers. Nobody hears of what happens after that.',
  class: 'critical',
  source: 'ORG: detectors of GuardDuty, Security Hub, Inspector, Macie, Detective, Access Analyzer',
  gone: {
    aws_guardduty_detector: { say: 'takes the GuardDuty detector away' },
    aws_guardduty_malware_protection_plan: { say: 'takes the malware scan of a bucket away', class: 'high' },
    aws_guardduty_publishing_destination: { say: 'takes away where GuardDuty findings are sent', class: 'high' },
    aws_guardduty_member: { say: 'takes an account out of central GuardDuty' },
    aws_securityhub_account: { say: 'switches Security Hub off' },
    aws_securityhub_standards_subscription: { say: 'takes a standard out of Security Hub', class: 'high' },
    aws_securityhub_product_subscription: { say: 'takes a source of findings from Security Hub', class: 'high' },
    aws_securityhub_finding_aggregator: { say: 'ends the gathering of findings of all regions', class: 'high' },
    aws_securityhub_member: { say: 'takes an account out of central Security Hub' },
    aws_inspector2_enabler: { say: 'switches Inspector off' },
    aws_inspector2_member_association: { say: 'takes an account out of central Inspector' },
    aws_macie2_account: { say: 'switches Macie off' },
    aws_macie2_member: { say: 'takes an account out of central Macie' },
    aws_macie2_classification_job: { say: 'takes a search for sensitive data away', class: 'high' },
    aws_detective_graph: { say: 'takes the Detective graph away' },
    aws_detective_member: { say: 'takes an account out of the Detective graph' },
    aws_accessanalyzer_analyzer: { say: 'takes an access analyzer away' },
  },
  switches: [
    {
      types: ['aws_guardduty_detector'],
      attribute: 'enable',
      strength: notFalse,
      say: 'switches the GuardDuty detector off',
    },
    {
      types: ['aws_guardduty_detector'],
      attribute: 'datasources',
      strength: { holds: watches, keeps: keepsSources },
      say: 'takes a data source from the GuardDuty detector',
    },
    {
      types: ['aws_guardduty_detector_feature', 'aws_guardduty_member_detector_feature'],
      attribute: 'status',
      strength: says('ENABLED'),
      say: 'switches a feature of the GuardDuty detector off',
    },
    {
      types: ['aws_securityhub_standards_control'],
      attribute: 'control_status',
      strength: says('ENABLED'),
      say: 'switches a control of Security Hub off',
      class: 'high',
    },
    {
      types: ['aws_securityhub_standards_control_association'],
      attribute: 'association_status',
      strength: says('ENABLED'),
      say: 'switches a control of Security Hub off',
      class: 'high',
    },
    {
      types: ['aws_inspector2_enabler'],
      attribute: 'resource_types',
      strength: everyName,
      say: 'takes a kind of resource out of Inspector',
    },
    {
      types: ['aws_inspector2_enabler'],
      attribute: 'account_ids',
      strength: everyName,
      say: 'takes an account out of Inspector',
    },
    { types: ['aws_macie2_account'], attribute: 'status', strength: says('ENABLED'), say: 'pauses Macie' },
    {
      types: ['aws_macie2_classification_job'],
      attribute: 'job_status',
      strength: onOff((value) => value !== 'USER_PAUSED' && value !== 'CANCELLED'),
      say: 'stops a search for sensitive data',
      class: 'high',
    },
    {
      types: ['aws_detective_organization_configuration'],
      attribute: 'auto_enable',
      strength: isTrue,
      say: 'leaves new accounts of the organization unwatched',
    },
  ],
});

/** Flags in the nested blocks of `datasources`: one path each, where it is on. */
function sourcesOn(value: Value | undefined, path = ''): readonly string[] {
  if (value === true) return [path];
  if (Array.isArray(value)) return listOf(value).flatMap((block) => sourcesOn(block, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((name) => sourcesOn(memberOf(value, name), `${path}/${name}`));
}

function watches(value: Value | undefined): boolean {
  return sourcesOn(value).length > 0;
}

function keepsSources(before: Value | undefined, after: Value | undefined): boolean {
  const still = sourcesOn(after);
  return sourcesOn(before).every((source) => still.includes(source));
}
