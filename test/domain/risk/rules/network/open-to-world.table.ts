import type { RuleTable } from '../table.ts';
import { block, created, deleted, later, plan, port, updated } from './rows.ts';

const address = 'aws_vpc_security_group_ingress_rule.door';
const group = 'aws_security_group.edge';
const world = { cidr_ipv4: '0.0.0.0/0' };
const widened = (number: number, after: object) =>
  plan(updated(address, port(number, { cidr_ipv4: '10.0.0.0/8' }), port(number, after)));
const made = (after: object) => plan(created(address, after));
const blocks = (before: object[], after: object[]) => plan(updated(group, { ingress: before }, { ingress: after }));

const balancer = (internal: boolean) => ({ internal, security_groups: ['sg-1'], arn: 'arn:lb' });
const guarding = (number: number, ...users: ReturnType<typeof created>[]) =>
  plan(created(address, port(number, world)), ...users);

export const table: RuleTable = {
  rule: 'open-to-world',
  directed: true,
  fires: [
    {
      title: 'ssh from everywhere',
      class: 'critical',
      plan: widened(22, world),
      say: 'the whole internet in: tcp 22-22',
    },
    { title: 'ssh from everywhere over IPv6', class: 'critical', plan: widened(22, { cidr_ipv6: '::/0' }) },
    { title: 'ssh from all of global IPv6', class: 'critical', plan: widened(22, { cidr_ipv6: '2000::/3' }) },
    { title: 'a data port from a public /8', class: 'critical', plan: widened(5432, { cidr_ipv4: '8.0.0.0/8' }) },
    { title: 'the web, to nobody knows what', class: 'high', plan: widened(443, world) },
    {
      title: 'the web and more',
      class: 'critical',
      plan: made({ ip_protocol: 'tcp', from_port: 80, to_port: 443, ...world }),
    },
    { title: 'an uncommon port', class: 'high', plan: widened(8443, world) },
    {
      title: 'a ping',
      class: 'normal',
      plan: made({ ip_protocol: 'icmp', from_port: -1, to_port: -1, ...world }),
    },
    {
      title: 'everything, in the older form',
      class: 'critical',
      plan: plan(created('aws_security_group_rule.a', { type: 'ingress', protocol: '-1', cidr_blocks: ['0.0.0.0/0'] })),
    },
    {
      title: 'everything but one port, written as two ranges',
      class: 'critical',
      plan: blocks([], [{ protocol: 'all', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/1', '128.0.0.0/1'] }]),
    },
    { title: 'in a block', class: 'high', plan: blocks([block(80, '10.0.0.0/8')], [block(80, '0.0.0.0/0')]) },
    { title: 'in halves', class: 'critical', plan: blocks([], [block(22, '0.0.0.0/1', '128.0.0.0/1')]) },
    {
      title: 'in small parts over rules of their own, none of them wide',
      class: 'critical',
      plan: plan(
        ...Array.from({ length: 4 }, (_, i) =>
          created(`aws_vpc_security_group_ingress_rule.part${i}`, port(22, { cidr_ipv4: `8.${i * 64}.0.0/10` })),
        ),
      ),
    },
    {
      title: 'ssh where the web was open',
      class: 'critical',
      plan: blocks([block(443, '0.0.0.0/0')], [block(443, '0.0.0.0/0'), block(22, '0.0.0.0/0')]),
      say: 'tcp 22-22',
    },
    {
      title: 'the web on a public load balancer of this plan',
      class: 'normal',
      plan: guarding(443, created('aws_lb.edge', balancer(false))),
    },
    {
      title: 'the web on a public load balancer that stands',
      class: 'normal',
      plan: { ...guarding(443), state: { 'aws_lb.edge': balancer(false) } },
    },
    {
      title: 'the web on a load balancer and a machine',
      class: 'high',
      plan: guarding(
        443,
        created('aws_lb.edge', balancer(false)),
        created('aws_instance.a', { vpc_security_group_ids: ['sg-1'] }),
      ),
    },
    {
      title: 'the web on an internal load balancer',
      class: 'high',
      plan: guarding(443, created('aws_lb.edge', balancer(true))),
    },
    {
      title: 'ssh on a public load balancer',
      class: 'critical',
      plan: guarding(22, created('aws_lb.edge', balancer(false))),
    },
    {
      title: 'a group in another place',
      class: 'critical',
      plan: plan({
        ...updated(address, port(22, { ...world, security_group_id: 'sg-2' }), port(22, { ...world })),
        actions: ['delete', 'create'],
      }),
    },
  ],
  silent: [
    {
      title: 'what was open before and is masked now',
      plan: plan({
        ...updated(address, port(22, world), port(22, {})),
        afterSensitive: { cidr_ipv6: true },
      }),
    },
    { title: 'ssh from another private range', plan: widened(22, { cidr_ipv4: '172.16.0.0/12' }) },
    { title: 'a network of somebody', plan: widened(22, { cidr_ipv4: '8.8.8.0/24' }) },
    {
      title: 'what was open before',
      plan: plan(updated(address, port(22, world), port(22, { ...world, description: 'x' }))),
    },
    { title: 'what is closed', plan: plan(deleted(address, port(22, world))) },
    {
      title: 'a way out',
      plan: plan(
        created('aws_security_group_rule.a', { type: 'egress', protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }),
        created('aws_vpc_security_group_egress_rule.a', port(22, world)),
      ),
    },
    {
      title: 'a block that becomes a rule of its own',
      plan: plan(
        updated(group, { id: 'sg-1', ingress: [block(22, '0.0.0.0/0')] }, { id: 'sg-1', ingress: [] }),
        created(address, port(22, world)),
      ),
    },
    {
      title: 'a rule of its own beside a wider one that stands',
      plan: {
        ...plan(created(address, port(22, world))),
        state: {
          'aws_vpc_security_group_ingress_rule.all': {
            security_group_id: 'sg-1',
            ip_protocol: '-1',
            cidr_ipv4: '0.0.0.0/0',
          },
        },
      },
    },
    { title: 'a group whose rules nobody set', plan: later(group, {}, 'name') },
    {
      title: 'a group that another plan fills',
      plan: { changes: [created(group, {}, { unknown: { ingress: true } })], configured: { [group]: { name: [] } } },
    },
    { title: 'no door', plan: plan(created('aws_lb.a', {})) },
  ],
  unknown: [
    { title: 'a range that is known only later', class: 'critical', plan: later(address, port(22, {}), 'cidr_ipv4') },
    { title: 'a range of the web', class: 'high', plan: later(address, port(443, {}), 'cidr_ipv4', 'aws_lb.x') },
    { title: 'a port that is known only later', class: 'critical', plan: later(address, { ...world }, 'from_port') },
    { title: 'blocks that are known only later', class: 'critical', plan: later(group, {}, 'ingress') },
    {
      title: 'a range in a block',
      class: 'critical',
      plan: {
        changes: [created(group, { ingress: [block(22)] }, { unknown: { ingress: [{ cidr_blocks: [true] }] } })],
        configured: { [group]: { ingress: [] } },
      },
    },
    { title: 'a block that is none', class: 'critical', plan: plan(created(group, { ingress: ['odd'] })) },
    { title: 'a text where blocks should be', class: 'critical', plan: plan(created(group, { ingress: 'odd' })) },
    { title: 'a range that is none', class: 'critical', plan: made(port(22, { cidr_ipv4: '10.0.0.256/8' })) },
    { title: 'a protocol that is none', class: 'critical', plan: made({ ...port(22, world), ip_protocol: 'x25' }) },
    {
      title: 'a range that is masked',
      class: 'critical',
      plan: plan(created(address, port(22, { cidr_ipv4: 'x' }), { afterSensitive: { cidr_ipv4: true } })),
    },
  ],
  same: [
    {
      title: 'ranges in another order and another cut',
      plan: blocks(
        [block(22, '10.0.0.0/8', '0.0.0.0/0')],
        [block(22, '128.0.0.0/1', '0.0.0.0/1'), block(22, '10.0.0.0/8')],
      ),
    },
    {
      title: 'another description, and a protocol by number',
      plan: blocks(
        [block(22, '0.0.0.0/0')],
        [{ ...block(22, '0.0.0.0/0'), protocol: '6', description: 'in other words' }],
      ),
    },
    { title: 'bits of the host', plan: widened(22, { cidr_ipv4: '10.1.2.3/8' }) },
  ],
};
