import { describe, expect, test } from 'vitest';
import { undoneIn, worldOf } from '../../../src/domain/risk/world.ts';
import { fixtureAnalysis, type PlanParts, planOf } from '../plan/plans.ts';
import { foundBy, judged } from './judging.ts';

const group = 'aws_security_group.g';
const rule = 'aws_vpc_security_group_ingress_rule.r';
const other = { address: 'aws_lambda_function.f', actions: ['create'] };
const opening = (port: number, cidr: string) => ({
  protocol: 'tcp',
  from_port: port,
  to_port: port,
  cidr_blocks: [cidr],
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  security_groups: [],
  self: false,
  description: '',
});
const groupDrift = (ingress: readonly object[]): PlanParts => ({
  changes: [other],
  state: {
    'aws_vpc_security_group_ingress_rule.web': {
      security_group_id: 'sg-1',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_ipv4: '0.0.0.0/0',
    },
  },
  drift: [
    {
      address: group,
      actions: ['update'],
      before: { id: 'sg-1', ingress: [], seen: 1 },
      after: { id: 'sg-1', ingress, seen: 2 },
    },
  ],
});

describe('drift is judged as if a plan had made it', () => {
  test('a port that somebody opened to everybody is as grave as in a plan', () => {
    const parts = groupDrift([opening(443, '0.0.0.0/0'), opening(22, '0.0.0.0/0')]);
    expect(foundBy('open-to-world', parts)).toEqual([
      expect.stringMatching(/^critical fires aws_security_group.g: by drift: lets the whole internet in: .*22/),
    ]);
  });

  test('what rules beside the group put into it is no drift', () => {
    const parts = groupDrift([opening(443, '0.0.0.0/0')]);
    expect(worldOf(planOf(parts)).changes).toEqual([]);
    expect(judged(parts).findings.map(({ rule: id }) => id)).toEqual(['create']);
  });

  test('only what drifted differs', () => {
    const { changes } = worldOf(planOf(groupDrift([opening(443, '0.0.0.0/0'), opening(22, '10.0.0.0/8')])));
    expect(changes).toMatchObject([{ address: group, after: { id: 'sg-1', seen: 1, ingress: [{ from_port: 22 }] } }]);
  });

  test('narrowing by hand weighs no more than that it happened', () => {
    const tcp = { security_group_id: 'sg-1', ip_protocol: 'tcp', from_port: 22, to_port: 22 };
    const row = {
      address: rule,
      actions: ['update'],
      before: { ...tcp, cidr_ipv4: '0.0.0.0/0' },
      after: { ...tcp, cidr_ipv4: '10.0.0.0/8' },
    };
    const parts = { changes: [other], drift: [row], configured: { [rule]: { cidr_ipv4: [] } } };
    expect(foundBy('open-to-world', parts)).toEqual([]);
  });

  test('protection that somebody turned off is found', () => {
    const row = {
      address: 'aws_db_instance.db',
      actions: ['update'],
      before: { deletion_protection: true },
      after: { deletion_protection: false },
    };
    const parts = { changes: [other], drift: [row], configured: { 'aws_db_instance.db': { deletion_protection: [] } } };
    expect(foundBy('protection-off', parts)[0]).toMatch(/^high fires aws_db_instance.db: by drift: takes away/);
  });

  test('a policy is taken whole', () => {
    const everybody = JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }],
    });
    const row = {
      address: 'aws_s3_bucket.b',
      actions: ['update'],
      before: { id: 'b', policy: '' },
      after: { id: 'b', policy: everybody },
    };
    expect(worldOf(planOf({ changes: [other], drift: [row] })).changes).toMatchObject([
      { after: { policy: everybody } },
    ]);
  });

  test('an object that is gone is left to the rule of drift', () => {
    const row = { address: 'aws_db_instance.db', actions: ['delete'], before: {} };
    const parts = { changes: [other], drift: [row] };
    expect(worldOf(planOf(parts)).changes).toEqual([]);
    expect(foundBy('stateful-destroyed', parts)).toEqual([]);
  });
});

describe('what the plan takes back is high at most', () => {
  const key = 'aws_kms_key.k';
  const plan = (changes: PlanParts['changes']): PlanParts => ({
    configured: { [key]: { is_enabled: [], description: [] } },
    drift: [{ address: key, actions: ['update'], before: { is_enabled: true }, after: { is_enabled: false } }],
    ...(changes ? { changes } : {}),
  });
  const update = { address: key, actions: ['update'], before: { is_enabled: false }, after: { is_enabled: true } };

  test.each<[string, PlanParts['changes'], string]>([
    ['it is set back', [update], 'high'],
    ['the object ends', [{ ...update, actions: ['delete'] }], 'high'],
    ['something else happens', [other], 'critical'],
    ['something else of it changes', [{ ...update, after: { is_enabled: false, description: 'a' } }], 'critical'],
    ['what it will be is of the apply', [{ ...update, after: {}, unknown: { is_enabled: true } }], 'critical'],
  ])('where %s', (_, changes, expected) => {
    expect(foundBy('key-unusable', plan(changes)).filter((text) => text.includes('by drift'))).toEqual([
      expect.stringMatching(new RegExp(`^${expected} fires`)),
    ]);
  });

  test('an object that is gone is set back by nothing but its end', () => {
    const gone = { address: key, actions: ['delete'], before: {} };
    expect([...undoneIn(planOf({ drift: [gone], changes: [other] }))]).toEqual([]);
  });
});

test('the drifted edge of the simulated cloud is found open by hand, and nothing of its own rules is', () => {
  const { changes } = worldOf(fixtureAnalysis('network-edge-2.4.0-drifted'));
  expect(changes.map(({ address }) => address)).toEqual([
    'module.network_edge.aws_lb.edge[0]',
    'module.network_edge.aws_security_group.edge',
  ]);
});
