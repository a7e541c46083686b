import fc from 'fast-check';
import { expect } from 'vitest';
import type { Value } from '../../../src/domain/analysis.ts';
import type { Document } from '../../../src/domain/iam/document.ts';
import { documentOf } from '../../../src/domain/iam/document.ts';

/** One statement as people write it. */
export type Statement = { readonly [key: string]: Value };

export function policyText(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export function policy(...statements: readonly Statement[]): Document {
  return documentOf(policyText(...statements)) ?? expect.fail('the policy cannot be read');
}

const actions = ['*', 's3:*', 's3:Get*', 's3:GetObject', 's3:PutObject', 'iam:PassRole', 'iam:*', 'i?m:Pass*'];
const resources = ['*', 'arn:aws:s3:::a', 'arn:aws:s3:::a/*', 'arn:aws:s3:::*', 'arn:aws:iam::111122223333:role/r'];
const principals: readonly Value[] = [
  '*',
  { AWS: '111122223333' },
  { AWS: 'arn:aws:iam::111122223333:role/r' },
  { Service: ['ec2.amazonaws.com', 's3.amazonaws.com'] },
];
const conditions: readonly Value[] = [
  {},
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } },
  { StringLike: { 'aws:PrincipalOrgID': 'o-*' } },
  { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, Bool: { 'aws:SecureTransport': true } },
  { StringNotEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } },
];

const oneOrMore = (items: readonly string[]) =>
  fc.oneof(fc.constantFrom(...items), fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 3 }));

export const anyStatement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    actionKey: fc.constantFrom('Action', 'Action', 'NotAction'),
    resourceKey: fc.constantFrom('Resource', 'Resource', 'NotResource'),
    actions: oneOrMore(actions),
    resources: oneOrMore(resources),
    Principal: fc.option(fc.constantFrom(...principals), { nil: undefined }),
    Condition: fc.constantFrom(...conditions),
  })
  .map(({ Effect, actionKey, resourceKey, actions: does, resources: on, Principal, Condition }) => ({
    Effect,
    [actionKey]: does,
    [resourceKey]: on,
    ...(Principal === undefined ? {} : { Principal }),
    ...(Object.keys(Condition as object).length === 0 ? {} : { Condition }),
  }));

export const anyPolicy = fc.array(anyStatement, { minLength: 0, maxLength: 4 });

/** The same statement in another spelling: a Sid, a list of one for a text, another case, another order. */
export function respelled(statement: Statement, at: number): Statement {
  const turned = Object.entries(statement).map(([key, value]): [string, Value] => {
    if (key.endsWith('Action')) return [key, listed(value).map((name) => String(name).toUpperCase())];
    if (key.endsWith('Resource')) return [key, listed(value)];
    return [key, key === 'Condition' ? respelledCondition(value) : respelledPrincipal(value)];
  });
  return { Sid: `Again${at}`, ...Object.fromEntries(turned.reverse()) };
}

function listed(value: Value): readonly Value[] {
  return Array.isArray(value) ? [...value].reverse() : [value];
}

function respelledCondition(condition: Value): Value {
  return Object.fromEntries(
    Object.entries(condition as object).map(([operator, tests]) => [
      operator.toLowerCase(),
      Object.fromEntries(
        Object.entries(tests as object).map(([key, values]) => [key.toUpperCase(), listed(values).map(String)]),
      ),
    ]),
  );
}

function respelledPrincipal(value: Value): Value {
  if (value === '*') return { AWS: ['*'] };
  if (typeof value !== 'object' || value === null || !('AWS' in value)) return value;
  return value.AWS === '111122223333' ? { AWS: ['arn:aws:iam::111122223333:root'] } : { AWS: [value.AWS as Value] };
}
