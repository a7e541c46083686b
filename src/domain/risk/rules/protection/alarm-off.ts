import type { ResourceChange, Value } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { textOf } from '../../../plan/read.ts';
import { beforeOf } from '../../change-facts.ts';
import { guard, guardsByType, lossesOf } from '../../guards/guard.ts';
import { inOrder, onUnlessSaid, present } from '../../guards/scale.ts';
import { isLeftUnwatched } from '../../left-unwatched.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { fires } from '../../rule.ts';

const quiet = 'lets an alarm ring where nobody hears it';

const alarms = guardsByType([
  guard('aws_cloudwatch_metric_alarm aws_cloudwatch_composite_alarm', 'actions_enabled', onUnlessSaid, quiet),
  guard('aws_cloudwatch_metric_alarm aws_cloudwatch_composite_alarm', 'alarm_actions', present, quiet),
  guard('google_monitoring_alert_policy', 'enabled', onUnlessSaid, quiet),
  guard('azurerm_monitor_metric_alert', 'enabled', onUnlessSaid, quiet),
]);

const ruleState = guardsByType([
  guard(
    'aws_cloudwatch_event_rule',
    'state',
    { ...inOrder('DISABLED', 'ENABLED'), isBare: isDisabled },
    'stops a rule',
  ),
  guard('aws_cloudwatch_event_rule', 'is_enabled', onUnlessSaid, 'stops a rule'),
]);

/** What an alarm is about: a resource it names, or the log group it reads. */
const watched: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_cloudwatch_metric_alarm', ['dimensions', 'metric_query/metric/dimensions', 'metric_name']],
  ['aws_cloudwatch_composite_alarm', ['alarm_name']],
  ['aws_cloudwatch_log_metric_filter', ['log_group_name']],
  ['google_monitoring_alert_policy', ['display_name']],
  ['azurerm_monitor_metric_alert', ['scopes']],
]);

export const alarmOff: ChangeRule = {
  id: 'alarm-off',
  about: 'An alarm that is gone or mute is missed on the day it would have rung.',
  class: 'high',
  source: 'SEC-02',
  onChange: ({ change, analysis }) => {
    const names = watched.get(change.type);
    const ends = ['delete', 'forget'].includes(kindOf(change.actions)) && change.deposed === undefined;
    if (names && ends && isLeftUnwatched(change, names, analysis)) {
      return fires(`${kindOf(change.actions)}s an alarm whose subject stands`);
    }
    return [...lossesOf(change, alarms), ...eventRule(change, ends)];
  },
};

function eventRule(change: ResourceChange, ends: boolean): readonly Hit[] {
  if (change.type !== 'aws_cloudwatch_event_rule' || !isAboutSecurity(change)) return [];
  const losses = lossesOf(change, ruleState).map((hit) => ({ ...hit, say: `${hit.say} that reports on security` }));
  return ends ? [fires('takes away a rule that reports on security')] : losses;
}

const security =
  /aws[.](?:guardduty|securityhub|config|access-analyzer|macie|inspector2?|health|signin|iam|kms|cloudtrail)|via CloudTrail|Console Sign In|AWS Health/;

function isAboutSecurity(change: ResourceChange): boolean {
  return security.test(textOf(beforeOf(change, 'event_pattern')) ?? '');
}

function isDisabled(values: readonly Value[]): boolean {
  return values[0] === 'DISABLED';
}
