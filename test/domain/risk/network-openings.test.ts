import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../plan/plans.ts';
import { judged, told } from './judging.ts';

type Door = { readonly from: number; readonly to: number; readonly cidr: string };

const group = 'aws_security_group.g';
const cidrs = ['10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0', '9.9.9.0/24', '203.0.113.7/32'];
const door = fc.record({ from: fc.integer({ min: 20, max: 30 }), length: fc.nat(5), cidr: fc.constantFrom(...cidrs) });
const doors = fc.array(
  door.map(({ from, length, cidr }): Door => ({ from, to: from + length, cidr })),
  { minLength: 1, maxLength: 5 },
);

const block = ({ from, to, cidr }: Door): object => ({
  protocol: 'tcp',
  from_port: from,
  to_port: to,
  cidr_blocks: [cidr],
});
const rule = ({ from, to, cidr }: Door, i: number): Row => ({
  address: `aws_vpc_security_group_ingress_rule.r${i}`,
  actions: ['create'],
  after: { security_group_id: 'sg-1', ip_protocol: '6', from_port: from, to_port: to, cidr_ipv4: cidr },
});
const blocks = (some: readonly Door[]) => ({ id: 'sg-1', ingress: some.map(block) });

/** The same door as two: half the ports, or half the addresses. */
function halves(one: Door): readonly Door[] {
  if (one.to > one.from)
    return [
      { ...one, to: one.from },
      { ...one, from: one.from + 1 },
    ];
  return one.cidr === '0.0.0.0/0' ? ['0.0.0.0/1', '128.0.0.0/1'].map((cidr) => ({ ...one, cidr })) : [one, one];
}

/** Doors as a model counts them: each port of each kind of address. */
function points(some: readonly Door[]): ReadonlySet<string> {
  const inside: Readonly<Record<string, readonly string[]>> = {
    '0.0.0.0/0': cidrs,
    '10.0.0.0/8': ['10.0.0.0/8', '10.1.0.0/16'],
  };
  return new Set(
    some.flatMap(({ from, to, cidr }) =>
      Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((port) =>
        (inside[cidr] ?? [cidr]).map((kind) => `${port} ${kind}`),
      ),
    ),
  );
}

const heavy = (changes: readonly Row[]) =>
  judged({ changes })
    .findings.filter((finding) => finding.class === 'high' || finding.class === 'critical')
    .map(told);

describe('doors of a group', () => {
  test('cut, turned and moved into rules of their own are the same doors', () => {
    fc.assert(
      fc.property(doors, (some) => {
        const moved = some.flatMap(halves).reverse();
        const emptied: Row = { address: group, actions: ['update'], before: blocks(some), after: blocks([]) };
        expect(heavy([emptied, ...moved.map(rule)])).toEqual([]);
        const other: Row = { address: group, actions: ['update'], before: blocks(some), after: blocks(moved) };
        expect(judged({ changes: [other] }).class).toBe('low');
      }),
      { numRuns: 60 },
    );
  });

  test('weigh more than a narrowing exactly where a model counts a new one', () => {
    fc.assert(
      fc.property(doors, doors, (before, after) => {
        const change: Row = { address: group, actions: ['update'], before: blocks(before), after: blocks(after) };
        const known = points(before);
        const isWider = [...points(after)].some((point) => !known.has(point));
        expect(judged({ changes: [change] }).class !== 'low').toBe(isWider);
      }),
      { numRuns: 200 },
    );
  });
});

const types = [
  'aws_security_group',
  'aws_default_security_group',
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
  'aws_network_acl',
  'aws_network_acl_rule',
  'aws_route',
  'aws_route_table',
  'aws_wafv2_web_acl',
  'aws_wafv2_web_acl_association',
  'aws_ec2_managed_prefix_list',
  'aws_eks_cluster',
  'aws_instance',
  'google_compute_firewall',
  'azurerm_network_security_group',
  'azurerm_mssql_firewall_rule',
];
const names = [
  ...['ingress', 'egress', 'cidr_blocks', 'cidr_ipv4', 'protocol', 'ip_protocol', 'from_port', 'to_port', 'self'],
  ...['security_group_id', 'rule', 'action', 'statement', 'priority', 'default_action', 'route', 'cidr_block', 'entry'],
  ...['rule_no', 'rule_number', 'vpc_config', 'allow', 'ports', 'source_ranges', 'security_rule', 'start_ip_address'],
];
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, -1, 0.5, 22, 65536, '', '-1', 'tcp', '0.0.0.0/0', '::/0', 'sg-1', 'odd/99', 'igw-1'),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 5 }),
  ),
})).any;
const row = fc
  .tuple(
    fc.constantFrom(...types),
    fc.nat(2),
    fc.constantFrom('create', 'update', 'delete', 'delete,create'),
    value,
    value,
    value,
  )
  .map(
    ([type, index, actions, before, after, unknown]): Row => ({
      address: `${type}.x[${index}]`,
      actions: actions.split(','),
      before,
      after,
      unknown,
    }),
  );

test('whatever stands in a plan, the network is judged and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (changes) => {
      expect(judged({ changes }).findings.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
