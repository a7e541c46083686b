import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const address = 'aws_wafv2_web_acl_association.a';
const arn = 'arn:aws:elasticloadbalancing:eu:1:loadbalancer/app/x';
const attached = created(address, { resource_arn: arn });
const standing = (internal: boolean) => ({ 'aws_lb.x': { arn, internal } });
const made = (...internal: boolean[]) => ({
  changes: [
    created(address, {}, { unknown: { resource_arn: true } }),
    ...internal.map((value, i) => created(`aws_lb.edge[${i}]`, { internal: value })),
  ],
  configured: { [address]: { resource_arn: ['aws_lb.edge', 'count.index'] } },
});

export const table: RuleTable = {
  rule: 'waf-attach',
  fires: [
    {
      title: 'to a public load balancer',
      class: 'high',
      plan: { ...plan(attached), state: standing(false) },
      say: 'to a public load balancer',
    },
    {
      title: 'to an internal one',
      class: 'normal',
      plan: { ...plan(attached), state: standing(true) },
      say: 'to an internal load balancer',
    },
    {
      title: 'to one that this plan turns',
      class: 'high',
      plan: { ...plan(attached, updated('aws_lb.x', { arn }, { arn, internal: false })), state: standing(true) },
      say: 'to a public load balancer',
    },
    { title: 'to those this plan makes', class: 'high', plan: made(false, false), say: 'to a public load balancer' },
    {
      title: 'to one that stands, by reference',
      class: 'high',
      plan: { ...made(), state: { 'aws_lb.edge[0]': { arn, internal: false } } },
      say: 'to a public load balancer',
    },
  ],
  silent: [
    { title: 'a web ACL taken away', plan: plan(deleted(address, { resource_arn: arn })) },
    { title: 'something else', plan: plan(created('aws_lb.a', {})) },
  ],
  unknown: [
    { title: 'to one of another stack', class: 'high', plan: plan(attached), say: 'to a load balancer' },
    {
      title: 'to several kinds that this plan makes',
      class: 'high',
      plan: made(true, false),
      say: 'to a load balancer',
    },
    { title: 'to what nobody names', class: 'high', plan: made(), say: /attaches a web ACL$/ },
    {
      title: 'to what is known only later',
      class: 'high',
      plan: plan(created(address, {}, { unknown: { resource_arn: true } })),
      say: /attaches a web ACL$/,
    },
  ],
};
