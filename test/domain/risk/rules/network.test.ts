import { describe, expect, test } from 'vitest';
import type { PlanParts, Row } from '../../plan/plans.ts';
import { foundBy, judged } from '../judging.ts';

const create = (address: string, after: object, more: object = {}): Row => ({
  address,
  actions: ['create'],
  after,
  ...more,
});
describe('a default route to an internet gateway', () => {
  const route = (more: object) => ({ destination_cidr_block: '0.0.0.0/0', ...more });
  const found = (parts: PlanParts) => foundBy('internet-route', parts);
  test('fires whether the gateway is there or made in the same plan', () => {
    expect(found({ changes: [create('aws_route.a', route({ gateway_id: 'igw-1' }))] })).toHaveLength(1);
    const later = create('aws_route.a', route({}), { unknown: { gateway_id: true } });
    expect(
      found({ changes: [later], configured: { 'aws_route.a': { gateway_id: ['aws_internet_gateway.g.id'] } } })[0],
    ).toMatch(/^high fires/);
    expect(found({ changes: [later], configured: { 'aws_route.a': { gateway_id: ['var.gateway'] } } })[0]).toMatch(
      /^high unknown/,
    );
  });
  test('fires inside a table', () => {
    const after = { route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }] };
    expect(found({ changes: [create('aws_route_table.a', after)] })).toHaveLength(1);
    const same: Row = { address: 'aws_default_route_table.a', actions: ['update'], before: after, after };
    expect(found({ changes: [same] })).toEqual([]);
    const later = create('aws_route_table.a', {}, { unknown: { route: true } });
    expect(found({ changes: [later], configured: { 'aws_route_table.a': { route: [] } } })[0]).toMatch(/^high unknown/);
    expect(found({ changes: [later] })).toEqual([]);
  });
  test.each<[string, Row]>([
    ['another gateway', create('aws_route.a', route({ gateway_id: 'vgw-1' }))],
    ['no gateway', create('aws_route.a', route({}), { unknown: { gateway_id: true } })],
    ['another destination', create('aws_route.a', { destination_cidr_block: '10.0.0.0/8', gateway_id: 'igw-1' })],
    ['a route taken away', { address: 'aws_route.a', actions: ['delete'], before: route({ gateway_id: 'igw-1' }) }],
    [
      'a route that led there',
      {
        address: 'aws_route.a',
        actions: ['update'],
        before: route({ gateway_id: 'igw-1' }),
        after: route({ gateway_id: 'igw-2' }),
      },
    ],
    ['no route', create('aws_lb.a', {})],
  ])('not %s', (_, row) => expect(found({ changes: [row] })).toEqual([]));
});

describe('what is masked cannot be told', () => {
  test('of a route', () => {
    const route = create('aws_route.a', { gateway_id: 'igw-1' }, { afterSensitive: { gateway_id: true } });
    expect(foundBy('internet-route', { changes: [route] })[0]).toMatch(/^high unknown/);
    const table = create('aws_route_table.a', { route: [{}] }, { afterSensitive: { route: true } });
    expect(foundBy('internet-route', { changes: [table] })[0]).toMatch(/^high unknown/);
  });
});

describe('a load balancer that faces the internet', () => {
  const found = (row: Row, configured: PlanParts['configured'] = {}) =>
    foundBy('public-load-balancer', { changes: [row], configured });
  test('fires at creation, also where nobody says which kind', () => {
    expect(found(create('aws_lb.a', { internal: false }))).toHaveLength(1);
    expect(found(create('aws_elb.a', {}))).toHaveLength(1);
    expect(found(create('aws_lb.a', { internal: true }))).toEqual([]);
    expect(found(create('aws_lb.a', {}, { unknown: { internal: true } }), { 'aws_lb.a': { internal: [] } })[0]).toMatch(
      /^high unknown/,
    );
  });
  test('fires where an internal one turns', () => {
    const turn = (before: boolean, after: boolean): Row => ({
      address: 'aws_lb.a',
      actions: ['create', 'delete'],
      before: { internal: before },
      after: { internal: after },
    });
    expect(found(turn(true, false))).toHaveLength(1);
    expect(found(turn(false, false))).toEqual([]);
    expect(found(turn(false, true))).toEqual([]);
    expect(found({ address: 'aws_lb.a', actions: ['delete'], before: { internal: false } })).toEqual([]);
  });
});

describe('other parts of the network, by type', () => {
  test.each([
    ['aws_network_acl_rule.a', 'high'],
    ['aws_route53_record.a', 'high'],
    ['aws_subnet.a', 'normal'],
    ['aws_nat_gateway.a', 'normal'],
  ])('%s is %s', (address, expected) => {
    expect(foundBy('network-change', { changes: [create(address, {})] })[0]).toMatch(new RegExp(`^${expected}`));
    expect(judged({ changes: [create(address, {})] }).impacts).toEqual(['network']);
  });
});
