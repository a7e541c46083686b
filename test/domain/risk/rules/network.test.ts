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

describe('a web ACL attached', () => {
  const address = 'aws_wafv2_web_acl_association.a';
  const arn = 'arn:aws:elasticloadbalancing:eu:1:loadbalancer/app/x';
  const attach = (parts: PlanParts, after: object = { resource_arn: arn }, more: object = {}) =>
    foundBy('waf-attach', { ...parts, changes: [create(address, after, more), ...(parts.changes ?? [])] });
  const lb = (internal: boolean) => ({ 'aws_lb.x': { arn, internal } });

  test.each<[string, PlanParts, string]>([
    ['one that stands', { state: lb(false) }, 'high fires .* to a public load balancer'],
    ['an internal one', { state: lb(true) }, 'normal fires .* to an internal load balancer'],
    ['one of another stack', {}, 'high unknown .* to a load balancer'],
    [
      'one that this plan turns',
      {
        state: lb(true),
        changes: [{ address: 'aws_lb.x', actions: ['update'], before: { arn }, after: { arn, internal: false } }],
      },
      'high fires .* to a public load balancer',
    ],
  ])('to %s', (_, parts, expected) => expect(attach(parts)[0]).toMatch(new RegExp(`^${expected}$`)));

  test('to one of this very plan, by reference', () => {
    const unknown = { unknown: { resource_arn: true } };
    const configured = { [address]: { resource_arn: ['aws_lb.edge', 'count.index'] } };
    const edges = (...internal: boolean[]) =>
      internal.map((value, i) => create(`aws_lb.edge[${i}]`, { internal: value }));
    expect(attach({ configured, changes: edges(false, false) }, {}, unknown)[0]).toMatch(/to a public load balancer$/);
    expect(attach({ configured, changes: edges(true, false) }, {}, unknown)[0]).toMatch(/to a load balancer$/);
    expect(attach({ configured }, {}, unknown)[0]).toMatch(/^high unknown .*attaches a web ACL$/);
    expect(attach({}, {}, unknown)[0]).toMatch(/^high unknown .*attaches a web ACL$/);
    const standing = { 'aws_lb.edge[0]': { arn, internal: false } };
    expect(attach({ configured, state: standing }, {}, unknown)[0]).toMatch(/to a public load balancer$/);
  });

  test('is nothing where it is another change or another type', () => {
    expect(foundBy('waf-attach', { changes: [{ address, actions: ['delete'] }, create('aws_lb.a', {})] })).toEqual([]);
  });
});

describe('a web ACL', () => {
  const acl = 'aws_wafv2_web_acl.a';
  test('is harmless when made, and not when changed, replaced or taken away', () => {
    expect(foundBy('waf-acl', { changes: [create(acl, {})] })[0]).toMatch(/^normal/);
    expect(foundBy('waf-acl', { changes: [{ address: acl, actions: ['update'] }] })[0]).toMatch(/^high/);
    expect(foundBy('waf-acl', { changes: [{ address: acl, actions: ['delete', 'create'] }] })[0]).toMatch(/^high/);
    for (const action of ['delete', 'forget']) {
      expect(foundBy('waf-detach', { changes: [{ address: acl, actions: [action] }] })[0]).toMatch(/^high/);
      expect(foundBy('waf-acl', { changes: [{ address: acl, actions: [action] }] })).toEqual([]);
    }
  });
  test('with new tags is as it was', () => {
    const row = { address: acl, actions: ['update'], before: { tags: {} }, after: { tags: { a: '1' } } };
    expect(judged({ changes: [row] })).toMatchObject({ class: 'low', impacts: [] });
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
