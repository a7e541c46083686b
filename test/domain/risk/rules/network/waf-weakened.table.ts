import type { RuleTable } from '../table.ts';
import { acl, managed, rate, rule } from './acls.ts';
import { created, plan, updated } from './rows.ts';

const address = 'aws_wafv2_web_acl.edge';
const attached = (internal: boolean) => ({
  'aws_wafv2_web_acl_association.a': { web_acl_arn: 'arn:acl', resource_arn: 'arn:lb' },
  'aws_lb.a': { arn: 'arn:lb', internal },
});
const changed = (before: object, after: object, more: object = {}) => ({
  ...plan(updated(address, before, after, more)),
  state: attached(false),
});
const rules = (before: object[], after: object[]) => changed(acl('allow', ...before), acl('allow', ...after));
const block = rule('bad', 10, 'block');

export const table: RuleTable = {
  rule: 'waf-weakened',
  directed: true,
  fires: [
    {
      title: 'lets through by default',
      class: 'critical',
      plan: changed(acl('block', block), acl('allow', block)),
      say: 'what no rule speaks of',
    },
    { title: 'a rule is removed', class: 'critical', plan: rules([block], []), say: 'takes away rule bad' },
    { title: 'a rule only counts', plan: rules([block], [rule('bad', 10, 'count')]), say: 'stops nothing any more' },
    { title: 'a managed group only counts', plan: rules([managed('m', 1, 'none')], [managed('m', 1, 'count')]) },
    {
      title: 'a rule asks a riddle',
      plan: rules([block], [rule('bad', 10, 'captcha')]),
      say: 'asks instead of blocking',
    },
    {
      title: 'a rule comes behind one that lets through',
      plan: rules([block, rule('friends', 20, 'allow')], [rule('bad', 30, 'block'), rule('friends', 20, 'allow')]),
      say: 'comes behind one that lets through',
    },
    {
      title: 'a new rule lets through before it',
      plan: rules([block], [block, rule('friends', 1, 'allow')]),
      say: 'comes behind',
    },
    { title: 'more requests pass', plan: rules([rate(100)], [rate(1000)]), say: 'lets more requests pass' },
    {
      title: 'before an internal load balancer',
      class: 'high',
      plan: { ...rules([block], []), state: attached(true) },
    },
    {
      title: 'before nobody knows what',
      class: 'critical',
      plan: plan(updated(address, acl('allow', block), acl('allow'))),
    },
    {
      title: 'of CloudFront',
      class: 'critical',
      plan: {
        ...plan(
          updated(address, { ...acl('allow', block), scope: 'CLOUDFRONT' }, { ...acl('allow'), scope: 'CLOUDFRONT' }),
        ),
        state: attached(true),
      },
    },
    {
      title: 'before a load balancer that this plan puts behind it',
      class: 'critical',
      plan: {
        changes: [
          updated(address, acl('allow', block), acl('allow')),
          created('aws_wafv2_web_acl_association.b', { resource_arn: 'arn:lb' }, { unknown: { web_acl_arn: true } }),
          created('aws_lb.a', { arn: 'arn:lb', internal: false }),
        ],
        configured: { 'aws_wafv2_web_acl_association.b': { web_acl_arn: [address] } },
      },
    },
  ],
  silent: [
    { title: 'a rule more', plan: rules([], [block]) },
    { title: 'a rule that counted is removed', plan: rules([rule('bad', 1, 'count')], []) },
    { title: 'a stricter default', plan: changed(acl('allow'), acl('block')) },
    { title: 'fewer requests', plan: rules([rate(1000)], [rate(100)]) },
    { title: 'a new ACL', plan: plan(created(address, acl('allow'))) },
    {
      title: 'a group that decides by itself again',
      plan: rules([managed('m', 1, 'count')], [managed('m', 1, 'none')]),
    },
    { title: 'a rule moved, with nothing let through before it', plan: rules([block], [rule('bad', 99, 'block')]) },
    { title: 'another part', plan: plan(updated('aws_lb.a', { rule: [block] }, { rule: [] })) },
  ],
  unknown: [
    {
      title: 'rules known only later',
      class: 'critical',
      plan: changed(acl('allow', block), { default_action: [{ allow: [{}] }] }, { unknown: { rule: true } }),
      say: 'cannot be told',
    },
    {
      title: 'a default known only later',
      class: 'critical',
      plan: changed(acl('block'), { rule: [] }, { unknown: { default_action: true } }),
      say: 'may let through',
    },
    {
      title: 'what a rule looks for',
      class: 'critical',
      plan: changed(acl('allow', block), acl('allow', rule('bad', 10, 'block', { statement: [{}] })), {
        unknown: { rule: [{ statement: [{ ip_set_reference_statement: [{ arn: true }] }] }] },
      }),
      say: 'looks for something else',
    },
    {
      title: 'what a rule does',
      class: 'critical',
      plan: rules([block], [rule('bad', 10, 'block', { action: [], override_action: [] })]),
      say: 'what rule bad does',
    },
    {
      title: 'rules that are masked',
      class: 'critical',
      plan: changed(acl('allow', block), acl('allow', block), { afterSensitive: { rule: true } }),
    },
    { title: 'a rule without a name', class: 'critical', plan: rules([block], [{ priority: 1 }]) },
    {
      title: 'rules as text',
      class: 'critical',
      plan: changed(acl('allow', block), { ...acl('allow', block), rule_json: '[]' }),
    },
  ],
  same: [
    {
      title: 'rules in another order',
      plan: rules([block, rule('friends', 20, 'allow')], [rule('friends', 20, 'allow'), block]),
    },
  ],
};
