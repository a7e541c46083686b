import { describe, expect, test } from 'vitest';
import type { Row } from '../../plan/plans.ts';
import { foundBy, judged } from '../judging.ts';

const at = (address: string, actions: string[], more: object = {}): { changes: Row[] } => ({
  changes: [{ address, actions, before: { a: 1 }, after: { a: 2 }, ...more }],
});
const tags = { before: { tags: { a: '1' } }, after: { tags: { a: '2' } } };

describe('by type', () => {
  test.each<[string, string, string[], string, string]>([
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
