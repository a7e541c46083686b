import { production, sandbox } from '../../judging.ts';
import type { RuleTable } from '../table.ts';
import { block, created, later, plan, port, updated } from './rows.ts';

const address = 'aws_vpc_security_group_egress_rule.out';
const group = 'aws_security_group.app';
const all = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };
const opened = plan(updated(group, { egress: [block(443, '10.0.0.0/8')] }, { egress: [all] }));
const fresh = plan(created(group, { egress: [all] }));
const regulated = { ...production, dataClass: 'regulated' };

export const table: RuleTable = {
  rule: 'egress-widened',
  directed: true,
  fires: [
    { title: 'everything out, in production', class: 'high', plan: opened, say: 'everything out to everywhere' },
    { title: 'everything out, outside production', class: 'normal', plan: opened, environment: sandbox },
    { title: 'everything out of a new group', class: 'normal', plan: fresh },
    { title: 'everything out of a new group with regulated data', class: 'high', plan: fresh, environment: regulated },
    {
      title: 'every port of TCP, as a rule of its own',
      class: 'high',
      plan: plan(created(address, port(0, { to_port: 65535, cidr_ipv4: '0.0.0.0/0' }))),
    },
  ],
  silent: [
    { title: 'one port to everywhere', plan: plan(created(address, port(443, { cidr_ipv4: '0.0.0.0/0' }))) },
    {
      title: 'every port to a private range',
      plan: plan(created(address, { ip_protocol: '-1', cidr_ipv4: '10.0.0.0/8' })),
    },
    { title: 'everything in', plan: plan(updated(group, { ingress: [] }, { ingress: [all] })) },
    { title: 'what was so', plan: plan(updated(group, { egress: [all] }, { egress: [{ ...all, description: 'x' }] })) },
  ],
  unknown: [
    { title: 'a range known only later', class: 'high', plan: later(address, port(443, {}), 'cidr_ipv4') },
    { title: 'blocks of a new group known only later', class: 'normal', plan: later(group, {}, 'egress') },
  ],
};
