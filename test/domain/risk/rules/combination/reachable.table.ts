import { created, deleted, plan, port, updated } from '../network/rows.ts';
import type { RuleTable } from '../table.ts';

const rule = 'aws_vpc_security_group_ingress_rule.door';
const machine = { id: 'i-1', vpc_security_group_ids: ['sg-1'], subnet_id: 's-1', public_ip: '9.9.9.9' };
const inside = { ...machine, public_ip: '' };
const association = { subnet_id: 's-1', route_table_id: 'rtb-1' };
const out = { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' };
const open = port(8443, { cidr_ipv4: '0.0.0.0/0' });

const state = (...without: string[]) =>
  Object.fromEntries(
    Object.entries({
      'aws_instance.web': machine,
      'aws_route_table_association.a': association,
      'aws_route.out': out,
      'aws_vpc_security_group_ingress_rule.standing': open,
    }).filter(([address]) => !without.includes(address)),
  );
const closed = state('aws_vpc_security_group_ingress_rule.standing');

export const table: RuleTable = {
  rule: 'reachable',
  fires: [
    {
      title: 'the group opens',
      class: 'critical',
      plan: { ...plan(created(rule, open)), state: closed },
      say: 'reaches aws_instance.web now',
    },
    { title: 'the route opens', plan: { ...plan(created('aws_route.out', out)), state: state('aws_route.out') } },
    {
      title: 'the machine gets an address',
      plan: { ...plan(created('aws_eip.a', { instance: 'i-1' })), state: { ...state(), 'aws_instance.web': inside } },
    },
    {
      title: 'the subnet comes under another table',
      plan: {
        ...plan(updated('aws_route_table_association.a', { ...association, route_table_id: 'rtb-2' }, association)),
        state: state('aws_route_table_association.a'),
      },
    },
    {
      title: 'a new machine where everybody may come',
      plan: {
        ...plan(created('aws_instance.web', { ...inside, associate_public_ip_address: true })),
        state: state('aws_instance.web'),
      },
      say: 'reaches it now',
    },
    {
      title: 'a new machine in a subnet that gives addresses',
      plan: {
        ...plan(created('aws_instance.web', { vpc_security_group_ids: ['sg-1'], subnet_id: 's-1' })),
        state: { ...state('aws_instance.web'), 'aws_subnet.a': { id: 's-1', map_public_ip_on_launch: true } },
      },
    },
    {
      title: 'everything new',
      plan: {
        changes: [
          created('aws_security_group.g', {}, { unknown: { id: true } }),
          created(
            rule,
            { ip_protocol: 'tcp', from_port: 8443, to_port: 8443, cidr_ipv4: '0.0.0.0/0' },
            { unknown: { security_group_id: true } },
          ),
          created('aws_subnet.s', { map_public_ip_on_launch: true }, { unknown: { id: true } }),
          created('aws_route_table.t', {}, { unknown: { id: true } }),
          created(
            'aws_route.r',
            { destination_cidr_block: '0.0.0.0/0' },
            { unknown: { route_table_id: true, gateway_id: true } },
          ),
          created('aws_route_table_association.a', {}, { unknown: { subnet_id: true, route_table_id: true } }),
          created('aws_instance.web', {}, { unknown: { subnet_id: true, vpc_security_group_ids: [true] } }),
        ],
        configured: {
          [rule]: { security_group_id: ['aws_security_group.g'] },
          'aws_route.r': { route_table_id: ['aws_route_table.t'], gateway_id: ['aws_internet_gateway.i'] },
          'aws_route_table_association.a': { subnet_id: ['aws_subnet.s'], route_table_id: ['aws_route_table.t'] },
          'aws_instance.web': { subnet_id: ['aws_subnet.s'], vpc_security_group_ids: ['aws_security_group.g'] },
        },
      },
      say: 'reaches it now',
    },
  ],
  silent: [
    { title: 'reached before', plan: { ...plan(created(rule, port(22, { cidr_ipv4: '0.0.0.0/0' }))), state: state() } },
    { title: 'no route', plan: { ...plan(created(rule, open)), state: { 'aws_instance.web': machine } } },
    { title: 'no address', plan: { ...plan(created(rule, open)), state: { ...closed, 'aws_instance.web': inside } } },
    {
      title: 'only a ping',
      plan: {
        ...plan(
          created(rule, {
            security_group_id: 'sg-1',
            ip_protocol: 'icmp',
            from_port: -1,
            to_port: -1,
            cidr_ipv4: '0.0.0.0/0',
          }),
        ),
        state: closed,
      },
    },
    {
      title: 'a private range',
      plan: { ...plan(created(rule, port(22, { cidr_ipv4: '10.0.0.0/8' }))), state: closed },
    },
    { title: 'another group', plan: { ...plan(created(rule, { ...open, security_group_id: 'sg-2' })), state: closed } },
    { title: 'a way closed', plan: { ...plan(deleted('aws_route.out', out)), state: state('aws_route.out') } },
    {
      title: 'a machine that ends',
      plan: { ...plan(deleted('aws_instance.web', machine), created(rule, open)), state: state('aws_instance.web') },
    },
    {
      title: 'a new machine that wants no address',
      plan: {
        ...plan(created('aws_instance.web', { ...inside, associate_public_ip_address: false })),
        state: { ...state('aws_instance.web'), 'aws_subnet.a': { id: 's-1', map_public_ip_on_launch: true } },
      },
    },
  ],
  unknown: [
    {
      title: 'a range known only later',
      class: 'critical',
      plan: { ...plan(created(rule, port(8443, {}), { unknown: { cidr_ipv4: true } })), state: closed },
    },
  ],
};
