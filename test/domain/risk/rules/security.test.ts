import { describe, expect, test } from 'vitest';
import type { Row } from '../../plan/plans.ts';
import { foundBy, judged } from '../judging.ts';

const at = (address: string, actions: string[], more: object = {}): { changes: Row[] } => ({
  changes: [{ address, actions, before: { a: 1 }, after: { a: 2 }, ...more }],
});
const tags = { before: { tags: { a: '1' } }, after: { tags: { a: '2' } } };

describe('by type', () => {
  test.each<[string, string, string[], string, string]>([
    ['identity-change', 'aws_iam_policy.p', ['create'], 'high', 'iam'],
    ['identity-change', 'aws_iam_role_policy_attachment.p', ['update'], 'high', 'iam'],
    ['identity-change', 'aws_iam_role_policy_attachment.p', ['delete'], 'normal', 'iam'],
    ['identity-change', 'aws_iam_role.r', ['delete', 'create'], 'high', 'iam'],
    ['resource-policy-change', 'aws_s3_bucket_policy.p', ['update'], 'high', 'policy'],
    ['resource-policy-change', 'aws_kms_key_policy.p', ['delete'], 'high', 'policy'],
  ])('%s sees %s at %j as %s', (rule, address, actions, expected, impact) => {
    expect(foundBy(rule, at(address, actions))[0]).toMatch(new RegExp(`^${expected} fires `));
    expect(judged(at(address, actions)).impacts).toContain(impact);
  });

  test.each(['aws_iam_policy.p', 'aws_s3_bucket_policy.p', 'aws_kms_key.k'])(
    'new tags on %s are of no consequence',
    (address) => {
      expect(judged(at(address, ['update'], tags))).toMatchObject({ class: 'low', impacts: [] });
    },
  );

  test('a data source of such a type is none', () => {
    expect(judged(at('data.aws_iam_policy.p', ['read'], { mode: 'data' })).impacts).toEqual([]);
  });
});

describe('trust', () => {
  const policy = (statement: object) => JSON.stringify({ Statement: [statement] });
  const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' };
  const trust = (actions: string[], before: string | undefined, after: string | undefined, unknown = {}) =>
    foundBy('trust-change', {
      changes: [
        {
          address: 'aws_iam_role.r',
          actions,
          before: before === undefined ? null : { assume_role_policy: before },
          after: after === undefined ? {} : { assume_role_policy: after },
          unknown,
        },
      ],
    });
  const service = policy({ ...allow, Principal: { Service: 'ec2.amazonaws.com' } });

  test.each<[string, object]>([
    ['everybody', { ...allow, Principal: '*' }],
    ['every account', { ...allow, Principal: { AWS: '*' } }],
    ['every account among others', { ...allow, Principal: { AWS: ['arn:1', '*'] } }],
  ])('in %s is critical', (_, statement) => {
    expect(trust(['update'], service, policy(statement))).toEqual([
      'critical fires aws_iam_role.r: lets everybody take this role',
    ]);
  });

  test.each<[string, object]>([
    ['one account', { ...allow, Principal: { AWS: 'arn:aws:iam::2:root' } }],
    [
      'everybody under a condition',
      { ...allow, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
    ],
    ['nobody', { ...allow, Effect: 'Deny', Principal: '*' }],
  ])('in %s is high', (_, statement) => {
    expect(trust(['create'], undefined, policy(statement))[0]).toMatch(/^high fires/);
  });

  test('that is known later cannot be told', () => {
    expect(trust(['create'], undefined, undefined, { assume_role_policy: true })[0]).toMatch(/^high unknown/);
  });

  test('that is narrowed, rewritten or left alone is silent', () => {
    const two = JSON.stringify({ Statement: [{ ...allow, Principal: '*' }, JSON.parse(service).Statement[0]] });
    expect(trust(['update'], two, service)).toEqual([]);
    expect(trust(['update'], service, JSON.stringify(JSON.parse(service), undefined, 2))).toEqual([]);
    expect(trust(['update'], service, service)).toEqual([]);
    expect(trust(['delete'], service, undefined)).toEqual([]);
  });

  test('that cannot be read is at least high', () => {
    expect(trust(['update'], service, 'text')[0]).toMatch(/^high fires/);
  });
});

test('the weightiest impact names the dimension, all are listed', () => {
  const changes = ['aws_iam_policy.a', 'aws_kms_key.b', 'aws_security_group.c', 'aws_s3_bucket_policy.d'].map(
    (address) => ({
      address,
      actions: ['create'],
    }),
  );
  const { impacts, classification } = judged({ changes });
  expect(impacts).toEqual(['iam', 'network', 'policy', 'secret']);
  expect(classification.securityImpact).toMatchObject({ value: 'iam', address: 'aws_iam_policy.a' });
});
