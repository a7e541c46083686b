import type { RuleTable } from '../table.ts';
import { block, deleted, plan, port, updated } from './rows.ts';

const address = 'aws_vpc_security_group_egress_rule.out';
const group = 'aws_security_group.app';
const all = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };

export const table: RuleTable = {
  rule: 'egress-narrowed',
  directed: true,
  fires: [
    {
      title: 'one port instead of everything',
      class: 'high',
      plan: plan(updated(group, { egress: [all] }, { egress: [block(443, '0.0.0.0/0')] })),
      say: 'takes away',
    },
    { title: 'the last rule', class: 'high', plan: plan(deleted(address, port(443, { cidr_ipv4: '10.0.0.0/8' }))) },
    {
      title: 'the last rule, which the group repeats',
      plan: plan(
        updated(
          group,
          { id: 'sg-1', egress: [block(443, '10.0.0.0/8')], name: 'a' },
          { id: 'sg-1', egress: [block(443, '10.0.0.0/8')], name: 'b' },
        ),
        deleted(address, port(443, { cidr_ipv4: '10.0.0.0/8' })),
      ),
    },
  ],
  silent: [
    {
      title: 'more than before',
      plan: plan(updated(group, { egress: [block(443, '10.0.0.0/8')] }, { egress: [all] })),
    },
    {
      title: 'a rule within a wider one',
      plan: plan(updated(group, { egress: [all, block(443, '10.0.0.0/8')] }, { egress: [all] })),
    },
    {
      title: 'a rule that becomes a block',
      plan: plan(
        updated(group, { id: 'sg-1', egress: [] }, { id: 'sg-1', egress: [block(443, '10.0.0.0/8')] }),
        deleted(address, port(443, { cidr_ipv4: '10.0.0.0/8' })),
      ),
    },
    {
      title: 'a group that ends with its rules',
      plan: plan(deleted(group, { id: 'sg-1', egress: [] }), deleted(address, port(443, { cidr_ipv4: '10.0.0.0/8' }))),
    },
    { title: 'fewer ways in', plan: plan(updated(group, { ingress: [all] }, { ingress: [] })) },
  ],
  unknown: [
    {
      title: 'a range that is known only later instead of one',
      class: 'high',
      plan: {
        changes: [
          updated(address, port(443, { cidr_ipv4: '10.0.0.0/8' }), port(443, {}), { unknown: { cidr_ipv4: true } }),
        ],
        configured: { [address]: { cidr_ipv4: [] } },
      },
    },
  ],
};
