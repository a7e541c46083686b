import { describe, expect, test } from 'vitest';
import type { Row } from './plans.ts';
import { planOf } from './plans.ts';

const rule = 'aws_vpc_security_group_ingress_rule';
const state = {
  'aws_instance.web': { id: 'i-1', vpc_security_group_ids: ['sg-1', 'sg-3'], subnet_id: 'subnet-1', user_data: 'x' },
  'aws_instance.other': { id: 'i-2', vpc_security_group_ids: ['sg-2'], subnet_id: 'subnet-1' },
  'aws_lb.edge': { arn: 'arn:lb', internal: false, security_groups: ['sg-2'], idle_timeout: 60 },
  'aws_lambda_function.f': { vpc_config: [{ security_group_ids: ['sg-1'] }], environment: [{ A: 'b' }] },
  [`${rule}.a`]: { security_group_id: 'sg-1', ip_protocol: '-1', cidr_ipv4: '10.0.0.0/8', description: 'x' },
  [`${rule}.b`]: { security_group_id: 'sg-2', ip_protocol: '-1', cidr_ipv4: '10.0.0.0/8' },
  [`${rule}.c`]: { security_group_id: 'sg-3', ip_protocol: '-1', cidr_ipv4: '10.0.0.0/8' },
  'aws_subnet.one': { id: 'subnet-1', map_public_ip_on_launch: true, cidr_block: '10.0.0.0/24' },
  'aws_subnet.two': { id: 'subnet-2' },
  'aws_route_table_association.one': { subnet_id: 'subnet-1', route_table_id: 'rtb-1' },
  'aws_route_table_association.two': { subnet_id: 'subnet-2', route_table_id: 'rtb-2' },
  'aws_route_table.one': { id: 'rtb-1', vpc_id: 'vpc-1', route: [] },
  'aws_route.one': {
    route_table_id: 'rtb-1',
    destination_cidr_block: '0.0.0.0/0',
    gateway_id: 'igw-1',
    state: 'active',
  },
  'aws_route.two': { route_table_id: 'rtb-2', destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' },
};

const created = (address: string, after: object): Row => ({ address, actions: ['create'], after });
const neighboursOf = (...changes: Row[]) => planOf({ changes, state }).siblings.map(({ address }) => address);

describe('neighbours of a change of the network', () => {
  test('of a rule are who stands behind its group, their other groups, and where their subnets lead', () => {
    expect(neighboursOf(created(`${rule}.new`, { security_group_id: 'sg-1' }))).toEqual([
      'aws_instance.web',
      'aws_lambda_function.f',
      'aws_route.one',
      'aws_route_table.one',
      'aws_route_table_association.one',
      'aws_subnet.one',
      `${rule}.a`,
      `${rule}.c`,
    ]);
  });

  test('of a route are the machines of the subnets that use its table', () => {
    expect(neighboursOf(created('aws_route.new', { route_table_id: 'rtb-1' }))).toEqual(
      expect.arrayContaining(['aws_instance.web', 'aws_instance.other', `${rule}.b`, 'aws_subnet.one']),
    );
    expect(neighboursOf(created('aws_route.new', { route_table_id: 'rtb-2' }))).toEqual([
      'aws_route.two',
      'aws_route_table_association.two',
      'aws_subnet.two',
    ]);
  });

  test('are cut to what is read', () => {
    const { siblings } = planOf({ changes: [created(`${rule}.new`, { security_group_id: 'sg-2' })], state });
    expect(siblings.find(({ address }) => address === 'aws_lb.edge')?.values).toEqual({
      arn: 'arn:lb',
      internal: false,
      security_groups: ['sg-2'],
    });
  });

  test('are none of a machine whose place stays', () => {
    const web = state['aws_instance.web'];
    const changed = (after: object): Row => ({ address: 'aws_instance.web', actions: ['update'], before: web, after });
    expect(neighboursOf(changed({ ...web, user_data: 'y' }))).toEqual([]);
    expect(neighboursOf(changed({ ...web, subnet_id: 'subnet-2' }))).toContain('aws_route.two');
    expect(neighboursOf(created('aws_lb.new', { security_groups: ['sg-1'] }))).toEqual([]);
    expect(neighboursOf(created('aws_vpc.new', {}))).toEqual([]);
  });
});
