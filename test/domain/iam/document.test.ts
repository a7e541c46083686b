import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, widens } from '../../../src/domain/iam/compare.ts';
import { conditionsCover, conditionsOf } from '../../../src/domain/iam/condition.ts';
import { documentOf } from '../../../src/domain/iam/document.ts';
import { accountOf, coversPrincipal, meetsPrincipal, principalsOf } from '../../../src/domain/iam/principal.ts';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const text = (one: object, version = '2012-10-17'): string => JSON.stringify({ Version: version, Statement: one });

describe('a policy document', () => {
  test.each([undefined, null, '', '{}', '{"Statement": []}'])('that says nothing grants nothing: %j', (policy) => {
    expect(documentOf(policy)).toEqual([]);
  });

  test('is read whole, from its text or from the value', () => {
    const one = {
      Sid: 'Any',
      Effect: 'Deny',
      NotPrincipal: { AWS: ['111122223333', 'arn:aws-cn:iam::111122223333:root'] },
      NotAction: 'iam:Pass*',
      NotResource: ['b', 'a', 'b'],
      Condition: { 'ForAnyValue:StringLikeIfExists': { 'Aws:TagKeys': ['b', 'a'] } },
    };
    const expected = [
      {
        effect: 'Deny',
        principals: { not: true, names: ['AWS:111122223333'] },
        actions: { not: true, names: ['iam:pass*'] },
        resources: { not: true, names: ['b', 'a'] },
        conditions: [{ operator: 'stringlike', over: 'any', ifExists: true, key: 'aws:tagkeys', values: ['a', 'b'] }],
      },
    ];
    expect(documentOf(text(one))).toEqual(expected);
    expect(documentOf({ Version: '2012-10-17', Statement: [one] })).toEqual(expected);
  });

  test.each<[string, string]>([
    ['text', 'hello'],
    ['a list', '[]'],
    ['a key twice', '{"Statement": [], "Statement": []}'],
    ['a key nobody knows', JSON.stringify({ statement: [] })],
    ['a statement of text', text(['a'])],
    ['a typing error', text({ ...statement, Resources: '*' })],
    ['no action', text({ Effect: 'Allow', Resource: '*' })],
    ['both kinds of action', text({ ...statement, NotAction: '*' })],
    ['both kinds of resource', text({ ...statement, NotResource: '*' })],
    ['both kinds of principal', text({ ...statement, Principal: '*', NotPrincipal: '*' })],
    ['no list of actions', text({ ...statement, Action: [] })],
    ['an action that is no text', text({ ...statement, Action: [1] })],
    ['another effect', text({ ...statement, Effect: 'allow' })],
    ['a principal of another kind', text({ ...statement, Principal: { Aws: '*' } })],
    ['a principal that is no text', text({ ...statement, Principal: { AWS: [1] } })],
    ['no principal', text({ ...statement, Principal: { AWS: [] } })],
    ['a principal that is text', text({ ...statement, Principal: 'me' })],
    ['a condition of text', text({ ...statement, Condition: 'a' })],
    ['an operator of text', text({ ...statement, Condition: { Bool: 'a' } })],
    ['an operator that is none', text({ ...statement, Condition: { '1': { a: 'b' } } })],
    ['a test without value', text({ ...statement, Condition: { Bool: { a: [] } } })],
    ['a test of a nest', text({ ...statement, Condition: { Bool: { a: [{}] } } })],
    ['more than AWS takes', text({ ...statement, Sid: 'a'.repeat(70_000) })],
  ])('with %s cannot be read', (_, policy) => {
    expect(documentOf(policy)).toBeUndefined();
  });

  test('that is masked cannot be read', () => {
    expect(documentOf({ sensitive: 'hmac:1' })).toBeUndefined();
    expect(documentOf(true)).toBeUndefined();
  });

  test('of the old version has no variables', () => {
    const old = documentOf(text({ ...statement, Resource: `a/\${aws:username}` }, '2008-10-17')) ?? [];
    const late = documentOf(text({ ...statement, Resource: `a/\${aws:username}` })) ?? [];
    expect(widens(compare(old, late))).toBe(true);
  });

  test('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (any) => void documentOf(any)));
    fc.assert(fc.property(fc.json(), (any) => void documentOf(any)));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(statement), 'Condition', 'Principal'), fc.jsonValue()),
        (any) => {
          void documentOf(text(any));
        },
      ),
    );
  });
});

test('an account names all that is in it, and everybody names all', () => {
  const role = 'AWS:arn:aws:iam::111122223333:role/r';
  expect(coversPrincipal('AWS:111122223333', role)).toBe(true);
  expect(coversPrincipal('AWS:111122223333', 'AWS:arn:aws:sts::111122223333:assumed-role/r/s')).toBe(true);
  expect(coversPrincipal('AWS:111122223334', role)).toBe(false);
  expect(coversPrincipal('*', 'Service:ec2.amazonaws.com')).toBe(true);
  expect(meetsPrincipal(role, 'AWS:111122223333')).toBe(true);
  expect(meetsPrincipal(role, `${role}2`)).toBe(false);
  expect(accountOf('Service:ec2.amazonaws.com')).toBeUndefined();
  expect(principalsOf({ Service: 'EC2.amazonaws.com', Federated: 'X' })).toEqual([
    'Service:ec2.amazonaws.com',
    'Federated:X',
  ]);
});

describe('a condition covers another', () => {
  const covered = (wide: object, narrow: object): boolean =>
    conditionsCover(conditionsOf(wide as never) ?? [], conditionsOf(narrow as never) ?? []);

  test.each<[object, object]>([
    [{ ArnEquals: { k: 'a*' } }, { ArnLike: { k: ['ab', 'ac'] } }],
    [{ StringLike: { k: 'a*' } }, { StringEquals: { k: 'ab' } }],
    [{ StringLike: { k: '?' } }, { StringEquals: { k: '*' } }],
    [{ IpAddress: { k: ['10.0.0.0/8', '::/0'] } }, { IpAddress: { k: ['10.1.2.3', '::/0'] } }],
    [{ NotIpAddress: { k: '10.0.0.0/16' } }, { NotIpAddress: { k: '10.0.0.0/8' } }],
    [{ Bool: { k: 'True' } }, { Bool: { k: true } }],
    [{}, { Null: { k: 'true' } }],
  ])('%j, %j', (wide, narrow) => {
    expect(covered(wide, narrow)).toBe(true);
  });

  test.each<[object, object]>([
    [{ StringEquals: { k: 'a*' } }, { StringLike: { k: 'a*' } }],
    [{ StringLike: { k: 'ab' } }, { StringLike: { k: 'a?' } }],
    [{ StringEquals: { k: 'a' } }, { StringEquals: { l: 'a' } }],
    [{ StringEquals: { k: 'a' } }, { 'ForAllValues:StringEquals': { k: 'a' } }],
    [{ NumericLessThan: { k: '5' } }, { NumericLessThan: { k: '4' } }],
    [{ IpAddress: { k: '10.0.0.0/8' } }, { IpAddress: { k: '10.0.0.0/33' } }],
    [{ IpAddress: { k: '10.0.0.0/8' } }, { IpAddress: { k: '300.0.0.0/8' } }],
    [{ StringNotLike: { k: 'a' } }, { StringNotEquals: { k: 'a' } }],
    [{ Null: { k: 'true' } }, {}],
  ])('but not %j, %j', (wide, narrow) => {
    expect(covered(wide, narrow)).toBe(false);
  });
});
