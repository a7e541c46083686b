import { describe, expect, test } from 'vitest';
import { driftOf } from '../../../src/domain/plan/drift.ts';
import { carriersOf } from '../../../src/domain/plan/grants/carriers.ts';
import { openingsOf } from '../../../src/domain/plan/grants/opening.ts';
import { planOf } from './plans.ts';

type Case = { readonly of: string; readonly after: Record<string, unknown>; readonly state: Record<string, unknown> };

/** What the drift of one resource's computed attribute says, with the state as given beside it. */
function grantsOf({ of, after, state }: Case): string[] {
  const [attribute = ''] = Object.keys(after);
  const ids = { id: 'x-1', arn: 'arn:x', name: 'x', url: 'https://x' };
  const row = {
    address: `${of}.x`,
    actions: ['update'],
    before: { ...ids, [attribute]: null },
    after: { ...ids, ...after },
  };
  return driftOf(planOf({ drift: [row], state })).drifted.map(({ say }) => say);
}

const sgRule = (more: object) => ({ protocol: 'tcp', from_port: 22, to_port: 22, ...more });
const policy = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Principal: { AWS: 'arn:aws:iam::1:root' } };

describe('a grant that a sibling made is explained', () => {
  test.each<[string, Case]>([
    [
      'by rules of both kinds, split and joined by the provider as it likes',
      {
        of: 'aws_security_group',
        after: { ingress: [sgRule({ cidr_blocks: ['10.0.0.0/8', '0.0.0.0/0'], security_groups: ['123/sg-2'] })] },
        state: {
          'aws_security_group_rule.a': sgRule({
            type: 'ingress',
            security_group_id: 'x-1',
            cidr_blocks: ['10.0.0.0/8'],
          }),
          'aws_vpc_security_group_ingress_rule.b': {
            security_group_id: 'x-1',
            ip_protocol: '6',
            from_port: 22,
            to_port: 22,
            cidr_ipv4: '0.0.0.0/0',
          },
          'aws_vpc_security_group_ingress_rule.c': {
            security_group_id: 'x-1',
            ip_protocol: 'tcp',
            from_port: 22,
            to_port: 22,
            referenced_security_group_id: 'sg-2',
          },
        },
      },
    ],
    [
      'where every protocol means every port',
      {
        of: 'aws_security_group',
        after: { egress: [{ protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }] },
        state: {
          'aws_vpc_security_group_egress_rule.a': {
            security_group_id: 'x-1',
            ip_protocol: '-1',
            cidr_ipv4: '0.0.0.0/0',
          },
        },
      },
    ],
    [
      'where a group lets itself in',
      {
        of: 'aws_security_group',
        after: { ingress: [sgRule({ self: true })] },
        state: { 'aws_security_group_rule.a': sgRule({ type: 'ingress', security_group_id: 'x-1', self: true }) },
      },
    ],
    [
      'by a bucket policy written in another way',
      {
        of: 'aws_s3_bucket',
        after: { policy: policy({ Sid: 'a', ...allow, Action: ['s3:GetObject'] }) },
        state: { 'aws_s3_bucket_policy.p': { bucket: 'x-1', policy: policy(allow) } },
      },
    ],
    [
      'by a queue policy with one statement outside a list',
      {
        of: 'aws_sqs_queue',
        after: { policy: JSON.stringify({ Statement: { ...allow, Action: ['b', 'a'] } }) },
        state: {
          'aws_sqs_queue_policy.p': { queue_url: 'https://x', policy: policy({ ...allow, Action: ['a', 'b'] }) },
        },
      },
    ],
    [
      'by attachments of three kinds',
      {
        of: 'aws_iam_role',
        after: { managed_policy_arns: ['arn:1', 'arn:2', 'arn:3'] },
        state: {
          'aws_iam_role_policy_attachment.a': { role: 'x', policy_arn: 'arn:1' },
          'aws_iam_policy_attachment.b': { roles: ['y', 'x'], policy_arn: 'arn:2' },
          'aws_iam_role_policy_attachments_exclusive.c': { role_name: 'x', policy_arns: ['arn:3'] },
        },
      },
    ],
    [
      'by an inline policy of its own, and an empty one is none',
      {
        of: 'aws_iam_role',
        after: {
          inline_policy: [
            { name: 'p', policy: policy(allow) },
            { name: '', policy: '' },
          ],
        },
        state: { 'aws_iam_role_policy.p': { role: 'x', policy: policy(allow) } },
      },
    ],
    [
      'by routes, and by a gateway that propagates',
      {
        of: 'aws_route_table',
        after: {
          route: [
            { cidr_block: '0.0.0.0/0', gateway_id: 'igw-1', nat_gateway_id: '' },
            { ipv6_cidr_block: '::/0', egress_only_gateway_id: 'eigw-1' },
            { cidr_block: '10.9.0.0/16', gateway_id: 'vgw-1' },
          ],
          propagating_vgws: ['vgw-1'],
        },
        state: {
          'aws_route.a': { route_table_id: 'x-1', destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' },
          'aws_route.b': {
            route_table_id: 'x-1',
            destination_ipv6_cidr_block: '::/0',
            egress_only_gateway_id: 'eigw-1',
          },
        },
      },
    ],
  ])('%s', (_, scenario) => expect(grantsOf(scenario)).toEqual([]));
});

describe('a grant nobody here made is drift', () => {
  test.each<[string, Case, string]>([
    [
      'a rule opened by hand beside a rule of ours',
      {
        of: 'aws_default_security_group',
        after: { ingress: [sgRule({ cidr_blocks: ['10.0.0.0/8', '0.0.0.0/0'] })] },
        state: {
          'aws_security_group_rule.a': sgRule({
            type: 'ingress',
            security_group_id: 'x-1',
            cidr_blocks: ['10.0.0.0/8'],
          }),
        },
      },
      'tcp 22-22, 0.0.0.0/0',
    ],
    [
      'a rule of the other direction explains nothing',
      {
        of: 'aws_security_group',
        after: { ingress: [sgRule({ cidr_blocks: ['10.0.0.0/8'] })] },
        state: {
          'aws_security_group_rule.a': sgRule({
            type: 'egress',
            security_group_id: 'x-1',
            cidr_blocks: ['10.0.0.0/8'],
          }),
        },
      },
      'tcp 22-22, 10.0.0.0/8',
    ],
    [
      'a rule of another group explains nothing',
      {
        of: 'aws_security_group',
        after: { ingress: [sgRule({ cidr_blocks: ['10.0.0.0/8'] })] },
        state: {
          'aws_vpc_security_group_ingress_rule.a': {
            security_group_id: 'x-2',
            ip_protocol: 'tcp',
            from_port: 22,
            to_port: 22,
            cidr_ipv4: '10.0.0.0/8',
          },
        },
      },
      'tcp 22-22, 10.0.0.0/8',
    ],
    [
      'a rule nobody can read',
      { of: 'aws_security_group', after: { ingress: [{ odd: 1 }, 2] }, state: {} },
      'cannot be read',
    ],
    [
      'a statement beside ours',
      {
        of: 'aws_s3_bucket',
        after: { policy: policy(allow, { ...allow, Principal: '*' }) },
        state: { 'aws_s3_bucket_policy.p': { bucket: 'x-1', policy: policy(allow) } },
      },
      'policy holds a grant that no resource of this stack explains',
    ],
    ['a policy that is none', { of: 'aws_kms_key', after: { policy: 'text' }, state: {} }, 'cannot be read'],
    [
      'a policy without statements is none of ours, one with a long statement is told in short',
      {
        of: 'aws_sns_topic',
        after: { policy: policy({ ...allow, Resource: 'x'.repeat(100) }) },
        state: { 'aws_sns_topic_policy.p': { arn: 'arn:x', policy: '{}' } },
      },
      'no resource of this stack explains',
    ],
    [
      'an icmp rule without ports',
      {
        of: 'aws_security_group',
        after: { ingress: [{ protocol: 'icmp', cidr_blocks: ['0.0.0.0/0'] }] },
        state: { 'aws_vpc_security_group_ingress_rule.a': { security_group_id: 'x-1' } },
      },
      'icmp -, 0.0.0.0/0',
    ],
    ['a policy of another shape', { of: 'aws_sns_topic', after: { policy: { a: 1 } }, state: {} }, 'cannot be read'],
    [
      'a statement of another shape',
      { of: 'aws_sns_topic', after: { policy: '{"Statement":[1]}' }, state: {} },
      'cannot be read',
    ],
    [
      'an attached policy',
      {
        of: 'aws_iam_role',
        after: { managed_policy_arns: ['arn:admin', 1] },
        state: { 'aws_iam_role_policy_attachment.a': { role: 'y', policy_arn: 'arn:admin' } },
      },
      'arn:admin; a grant that cannot be read',
    ],
    [
      'an inline policy nobody can read',
      { of: 'aws_iam_role', after: { inline_policy: [1] }, state: {} },
      'cannot be read',
    ],
    [
      'a route to somewhere else',
      {
        of: 'aws_route_table',
        after: { route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-2' }, 1] },
        state: { 'aws_route.a': { route_table_id: 'x-1', destination_cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' } },
      },
      '0.0.0.0/0 to igw-2; a grant that cannot be read',
    ],
  ])('%s', (_, scenario, say) => {
    const said = grantsOf(scenario);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(say);
  });

  test.each<[string, object]>([
    ['a part', { ingress: [{ cidr_blocks: true }] }],
    ['an element', { ingress: [true] }],
    ['everything', { ingress: true }],
  ])('where %s of it is masked it cannot be read, so it is not explained', (_, afterSensitive) => {
    const ingress = [sgRule({ cidr_blocks: ['0.0.0.0/0'], ipv6_cidr_blocks: ['fd00::/8'] })];
    const row = {
      address: 'aws_security_group.x',
      actions: ['update'],
      before: { id: 'x-1', ingress: [] },
      after: { id: 'x-1', ingress },
      afterSensitive,
    };
    const state = {
      'aws_security_group_rule.a': sgRule({ type: 'ingress', security_group_id: 'x-1', cidr_blocks: ['0.0.0.0/0'] }),
    };
    expect(driftOf(planOf({ drift: [row], state })).drifted[0]?.say).toContain('cannot be read');
  });
});

test('a grant the configuration itself sets is drift of that attribute and no second time', () => {
  const row = {
    address: 'aws_security_group.x',
    actions: ['update'],
    before: { ingress: [] },
    after: { ingress: [sgRule({ cidr_blocks: ['0.0.0.0/0'] })] },
  };
  const { drifted } = driftOf(planOf({ drift: [row], configured: { 'aws_security_group.x': { ingress: [] } } }));
  const of = { attributes: ['ingress'], isGrant: true };
  expect(drifted).toEqual([{ address: 'aws_security_group.x', say: 'ingress changed in the world', ...of }]);
});

test('a rule that is masked explains nothing, and other types open nothing', () => {
  const masked = { security_group_id: 'x-1', cidr_ipv4: { sensitive: 'hmac:1' } };
  const [source] = carriersOf('aws_security_group')[0]?.sources.slice(1) ?? [];
  expect(source?.grants(masked)).toEqual([]);
  expect(openingsOf('aws_lb', {}, 'ingress')).toEqual([]);
});

test('a type without grants has no carriers', () => expect(carriersOf('aws_vpc')).toEqual([]));
