import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../src/domain/iam/compare.ts';
import { compare, isCovered, isSame, widens } from '../../../src/domain/iam/compare.ts';
import type { Grant } from '../../../src/domain/iam/document.ts';
import type { Statement } from './policies.ts';
import { anyPolicy, anyStatement, policy, respelled } from './policies.ts';

const allow = (more: Statement): Statement => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...more });
const deny = (more: Statement): Statement => ({ ...allow(more), Effect: 'Deny' });
const org = (...ids: string[]): Statement => ({ Condition: { StringEquals: { 'aws:PrincipalOrgID': ids } } });
const by = (Condition: Statement): Statement => allow({ Condition });

const compared = (before: readonly Statement[], after: readonly Statement[]): Comparison =>
  compare(policy(...before), policy(...after));
const actionsOf = (grants: readonly Grant[]): string[] => grants.flatMap(({ actions }) => actions.names).sort();

describe('is the same', () => {
  test.each<[string, readonly Statement[], readonly Statement[]]>([
    [
      'a statement split in two',
      [allow({ Action: ['a:B', 'a:C'] })],
      [allow({ Action: 'a:c' }), allow({ Action: 'A:b' })],
    ],
    [
      'resources split over statements',
      [allow({ Resource: ['x', 'y'], Action: ['a:B', 'a:C'] })],
      [allow({ Resource: 'x', Action: ['a:C', 'a:B'] }), allow({ Resource: 'y', Action: ['a:B', 'a:C'] })],
    ],
    ['a statement that another one holds', [allow({ Action: 's3:*' })], [allow({ Action: 's3:*' }), allow({})]],
    [
      'an account by number and by ARN',
      [allow({ Principal: { AWS: '111122223333' } })],
      [allow({ Principal: { AWS: ['arn:aws:iam::111122223333:root'] } })],
    ],
    ['everybody in two spellings', [allow({ Principal: '*' })], [allow({ Principal: { AWS: '*' } })]],
    ['every action in two spellings', [allow({ Action: '*' })], [allow({ Action: '*:*' })]],
    ['an allowed thing that is denied in the same policy', [deny({})], [deny({}), allow({})]],
  ])('%s', (_, before, after) => {
    expect(isSame(compared(before, after))).toBe(true);
    expect(isSame(compared(after, before))).toBe(true);
  });

  test('whatever is compared with itself', () => {
    fc.assert(fc.property(anyPolicy, (statements) => isSame(compared(statements, statements))));
  });

  test('whatever is spelled in another way and order', () => {
    fc.assert(
      fc.property(anyPolicy, (statements) => isSame(compared(statements, [...statements].reverse().map(respelled)))),
    );
  });
});

describe('is wider', () => {
  test.each<[string, Statement, Statement]>([
    ['another action', allow({}), allow({ Action: ['s3:GetObject', 's3:PutObject'] })],
    ['a wildcard', allow({}), allow({ Action: 's3:Get*' })],
    ['another resource', allow({ Resource: 'a' }), allow({ Resource: ['a', 'b'] })],
    ['everybody', allow({ Principal: { AWS: '111122223333' } }), allow({ Principal: '*' })],
    [
      'the account of a role',
      allow({ Principal: { AWS: 'arn:aws:iam::111122223333:role/r' } }),
      allow({ Principal: { AWS: '111122223333' } }),
    ],
    ['no condition', allow(org('o-1')), allow({})],
    ['another value of a condition', allow(org('o-1')), allow(org('o-1', 'o-2'))],
    ['a pattern in a condition', by({ StringEquals: { 'a:k': 'x' } }), by({ StringLike: { 'a:k': 'x*' } })],
    [
      'a condition only if its key is there',
      by({ StringEquals: { 'a:k': 'x' } }),
      by({ StringEqualsIfExists: { 'a:k': 'x' } }),
    ],
    [
      'a wider range',
      by({ IpAddress: { 'aws:SourceIp': '10.0.0.0/16' } }),
      by({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    ],
    ['fewer exceptions', by({ StringNotEquals: { 'a:k': ['x', 'y'] } }), by({ StringNotEquals: { 'a:k': 'x' } })],
    [
      'a shorter list of what is left out',
      { Effect: 'Allow', NotAction: ['iam:*', 's3:*'], Resource: '*' },
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    ],
    ['all but something', allow({ Action: 's3:*' }), { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
    ['less denied', deny({ Action: 's3:*' }), deny({ Action: 's3:Get*' })],
    ['denied under a condition only', deny({}), deny(org('o-1'))],
  ])('%s, and narrower the other way round', (_, before, after) => {
    expect(widens(compared([before], [after]))).toBe(true);
    expect(widens(compared([after], [before]))).toBe(false);
    expect(isSame(compared([after], [before]))).toBe(false);
  });

  test('shows only what is new of a statement, in one piece', () => {
    const { added } = compared(
      [allow({ Action: ['s3:*'] })],
      [allow({ Action: ['s3:GetObject', 'iam:PassRole', 'sts:AssumeRole'], Resource: ['a', 'b'] })],
    );
    expect(added).toHaveLength(1);
    expect(added[0]?.resources.names).toEqual(['a', 'b']);
    expect(actionsOf(added)).toEqual(['iam:passrole', 'sts:assumerole']);
  });

  test('a denial that goes is told apart from what is allowed anew', () => {
    const { added, deniesRemoved, removed } = compared([allow({}), deny({ Action: 'iam:*' })], [allow({})]);
    expect([added, removed]).toEqual([[], []]);
    expect(actionsOf(deniesRemoved)).toEqual(['iam:*']);
  });

  test('a policy with more questions than any real one has is told in one piece', () => {
    const names = Array.from({ length: 400 }, (_, at) => `a:b${at}`);
    const { added } = compared([allow({})], [allow({ Action: names, Resource: names })]);
    expect(added.length).toBeGreaterThan(0);
  });
});

test('taking statements that allow away adds nothing', () => {
  fc.assert(
    fc.property(anyPolicy, fc.infiniteStream(fc.boolean()), (statements, coins) => {
      const kept = statements.filter(({ Effect }) => Effect === 'Deny' || coins.next().value);
      const { added, deniesRemoved } = compared(statements, kept);
      expect([added, deniesRemoved]).toEqual([[], []]);
    }),
  );
});

test('a statement that nothing covers is always seen', () => {
  fc.assert(
    fc.property(anyPolicy, anyStatement, (statements, more) => {
      const [grant] = policy({ ...more, Effect: 'Allow' });
      const before = policy(...statements);
      if (!grant || isCovered(grant, before)) return;
      expect(widens(compared(statements, [...statements, { ...more, Effect: 'Allow' }]))).toBe(true);
    }),
  );
});
