import { created, deleted, opened, together, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const alarm = 'aws_cloudwatch_metric_alarm.a';
const about = { metric_name: 'Errors', dimensions: { FunctionName: 'pay' } };
const event = 'aws_cloudwatch_event_rule.r';
const findings = JSON.stringify({ source: ['aws.guardduty'] });
const orders = JSON.stringify({ source: ['shop.orders'] });

export const table: RuleTable = {
  rule: 'alarm-off',
  directed: true,
  fires: [
    { title: 'an alarm is deleted', class: 'high', plan: deleted(alarm, about), say: 'subject stands' },
    {
      title: 'an alarm is muted',
      class: 'high',
      plan: updated(alarm, { actions_enabled: true }, { actions_enabled: false }),
      say: 'nobody hears',
    },
    {
      title: 'an alarm has nobody to call',
      class: 'high',
      plan: updated(alarm, { alarm_actions: ['arn:1'] }, { alarm_actions: [] }),
    },
    {
      title: 'a rule on findings is switched off',
      class: 'high',
      plan: updated(
        event,
        { event_pattern: findings, state: 'ENABLED' },
        { event_pattern: findings, state: 'DISABLED' },
      ),
      say: 'security',
    },
    {
      title: 'a rule on findings goes',
      class: 'high',
      plan: deleted(event, { event_pattern: findings }),
      say: 'security',
    },
    {
      title: 'a metric filter goes',
      class: 'high',
      plan: deleted('aws_cloudwatch_log_metric_filter.f', { log_group_name: 'trail' }),
    },
  ],
  silent: [
    {
      title: 'its subject goes, too',
      plan: together(deleted(alarm, about), deleted('aws_lambda_function.f', { id: 'pay', function_name: 'pay' })),
    },
    {
      title: 'another alarm takes its place',
      plan: together(deleted(alarm, about), created('aws_cloudwatch_metric_alarm.b', about)),
    },
    {
      title: 'a rule on orders is switched off',
      plan: updated(event, { event_pattern: orders, state: 'ENABLED' }, { event_pattern: orders, state: 'DISABLED' }),
    },
    { title: 'a rule on a schedule goes', plan: deleted(event, { schedule_expression: 'rate(1 day)' }) },
    { title: 'another threshold', plan: updated(alarm, { ...about, threshold: 1 }, { ...about, threshold: 2 }) },
    {
      title: 'a rule that was off stays off',
      plan: updated(
        event,
        { event_pattern: findings, state: 'DISABLED' },
        { event_pattern: findings, state: 'DISABLED', description: 'x' },
      ),
    },
  ],
  unknown: [
    {
      title: 'whom it calls is known only later',
      class: 'high',
      plan: opened(alarm, { alarm_actions: ['arn:1'] }, 'alarm_actions'),
    },
    {
      title: 'the state of a rule is a word nobody knows',
      class: 'high',
      plan: updated(event, { event_pattern: findings, state: 'ENABLED' }, { event_pattern: findings, state: 'ASLEEP' }),
    },
  ],
};
