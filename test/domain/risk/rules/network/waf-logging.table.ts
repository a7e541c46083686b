import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const address = 'aws_wafv2_web_acl_logging_configuration.a';
const filter = { logging_filter: [{ default_behavior: 'DROP' }] };
const arn = { resource_arn: 'arn:aws:wafv2:us-east-1:1:global/webacl/a/1' };

export const table: RuleTable = {
  rule: 'waf-logging',
  fires: [
    { title: 'removed', class: 'high', plan: plan(deleted(address, {})), say: 'no longer writes down' },
    { title: 'removed before CloudFront', class: 'critical', plan: plan(deleted(address, arn)) },
    { title: 'forgotten', class: 'high', plan: plan({ address, actions: ['forget'], before: {} }) },
    {
      title: 'filtered',
      class: 'high',
      plan: plan(updated(address, { logging_filter: [] }, filter)),
      say: 'leaves out a part',
    },
  ],
  silent: [
    { title: 'a new log', plan: plan(created(address, filter)) },
    { title: 'filtered no more', plan: plan(updated(address, filter, { logging_filter: [] })) },
    { title: 'another log', plan: plan(deleted('aws_cloudwatch_log_group.a', {})) },
  ],
  unknown: [
    {
      title: 'a filter known only later',
      class: 'high',
      plan: plan(updated(address, { logging_filter: [] }, {}, { unknown: { logging_filter: true } })),
    },
  ],
};
