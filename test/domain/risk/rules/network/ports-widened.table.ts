import type { RuleTable } from '../table.ts';
import { block, plan, port, updated } from './rows.ts';

const address = 'aws_vpc_security_group_ingress_rule.app';
const group = 'aws_security_group.app';
const all = { security_group_id: 'sg-1', ip_protocol: '-1' };
const range = (cidr: string) => ({ cidr_ipv4: cidr });
const blocks = (before: object[], after: object[]) => plan(updated(group, { ingress: before }, { ingress: after }));

export const table: RuleTable = {
  rule: 'ports-widened',
  directed: true,
  fires: [
    {
      title: 'all ports instead of one',
      class: 'high',
      plan: plan(updated(address, port(443, range('10.0.0.0/8')), port(0, { ...range('10.0.0.0/8'), to_port: 65535 }))),
      say: 'more traffic in',
    },
    {
      title: 'all protocols instead of one',
      class: 'high',
      plan: plan(updated(address, port(443, range('10.0.0.0/8')), { ...all, ...range('10.0.0.0/8') })),
    },
    {
      title: 'all ports from everywhere',
      class: 'critical',
      plan: plan(updated(address, port(443, range('0.0.0.0/0')), port(0, { ...range('0.0.0.0/0'), to_port: 65535 }))),
    },
    {
      title: 'another port from one address outside',
      class: 'critical',
      plan: blocks([block(443, '203.0.113.7/32')], [block(443, '203.0.113.7/32'), block(8443, '203.0.113.7/32')]),
    },
    {
      title: 'more ports for another group',
      class: 'high',
      plan: plan(
        updated(
          address,
          port(443, { referenced_security_group_id: 'sg-2' }),
          port(440, { referenced_security_group_id: 'sg-2', to_port: 450 }),
        ),
      ),
    },
  ],
  silent: [
    {
      title: 'fewer ports',
      plan: plan(updated(address, port(0, { ...range('10.0.0.0/8'), to_port: 99 }), port(9, range('10.0.0.0/8')))),
    },
    {
      title: 'another range',
      plan: plan(updated(address, port(443, range('10.0.0.0/8')), port(443, range('172.16.0.0/12')))),
    },
    { title: 'a new range and a new port', plan: blocks([block(443, '10.0.0.0/8')], [block(80, '172.16.0.0/12')]) },
  ],
  unknown: 'decided by action and type',
  same: [
    {
      title: 'a range of ports in two',
      plan: blocks(
        [{ ...block(80, '10.0.0.0/8'), to_port: 90 }],
        [
          { ...block(85, '10.0.0.0/8'), to_port: 90 },
          { ...block(80, '10.0.0.0/8'), to_port: 84 },
        ],
      ),
    },
  ],
};
