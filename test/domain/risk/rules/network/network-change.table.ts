import type { RuleTable } from '../table.ts';
import { block, created, deleted, plan, port, updated } from './rows.ts';

const rule = 'aws_vpc_security_group_ingress_rule.a';

const site = (viewers: string, seconds: number, ...more: object[]) => ({
  default_cache_behavior: [{ viewer_protocol_policy: viewers, default_ttl: seconds }],
  ordered_cache_behavior: more,
});
const sites = (before: object, after: object) => plan(updated('aws_cloudfront_distribution.d', before, after));

export const table: RuleTable = {
  rule: 'network-change',
  fires: [
    {
      title: 'a rule of a network ACL of which nothing is known',
      class: 'high',
      plan: plan(created('aws_network_acl_rule.a', {})),
    },
    { title: 'a record', class: 'high', plan: plan(created('aws_route53_record.a', {})) },
    { title: 'a subnet', class: 'normal', plan: plan(created('aws_subnet.a', {})), say: 'a part of the network' },
    { title: 'a gateway', class: 'normal', plan: plan(created('aws_nat_gateway.a', {})) },
    {
      title: 'a private range more',
      class: 'normal',
      plan: plan(created(rule, port(22, { cidr_ipv4: '10.0.0.0/8' }))),
    },
    {
      title: 'viewers that must ask with encryption, for less time',
      class: 'high',
      plan: sites(site('allow-all', 60), site('https-only', 30)),
    },
    {
      title: 'one behaviour that asks more and one that asks less',
      class: 'normal',
      plan: sites(
        site('allow-all', 60, { viewer_protocol_policy: 'https-only' }),
        site('https-only', 60, { viewer_protocol_policy: 'allow-all' }),
      ),
    },
    {
      title: 'viewers of whom nothing is known',
      class: 'high',
      plan: plan({
        ...updated('aws_cloudfront_distribution.d', site('allow-all', 60), {}),
        unknown: { default_cache_behavior: true, ordered_cache_behavior: true },
      }),
    },
    { title: 'a group that lets nothing in yet', class: 'normal', plan: plan(created('aws_security_group.a', {})) },
    {
      title: 'a group with a new description, which makes another',
      class: 'normal',
      plan: plan({ address: 'aws_security_group.a', actions: ['delete', 'create'], before: {}, after: {} }),
    },
  ],
  silent: [
    {
      title: 'viewers that must ask with encryption',
      plan: sites(site('allow-all', 60), site('redirect-to-https', 60)),
    },
    { title: 'a rule taken away', plan: plan(deleted(rule, port(22, { cidr_ipv4: '10.0.0.0/8' }))) },
    {
      title: 'a range fewer',
      plan: plan(updated('aws_security_group.a', { ingress: [block(22, '10.0.0.0/8')] }, { ingress: [] })),
    },
    { title: 'new tags', plan: plan(updated('aws_subnet.a', { tags: { a: '1' } }, { tags: { a: '2' } })) },
    { title: 'a joint, which has a rule of its own', plan: plan(created('aws_vpc_peering_connection.a', {})) },
    { title: 'something else', plan: plan(created('aws_sqs_queue.a', {})) },
  ],
  unknown: 'decided by action and type',
};
