import { expect, test } from 'vitest';
import { conditionsOf } from '../../../src/domain/iam/condition.ts';
import { guardsOf } from '../../../src/domain/iam/guard.ts';

const guards = (condition: object): string[] => [...guardsOf(conditionsOf(condition as never) ?? [])].sort();

test.each<[string[], object]>([
  [['caller'], { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
  [['caller'], { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-abcd/*' } }],
  [['caller'], { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } }],
  [['source'], { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::bucket*' } }],
  [['source'], { StringEquals: { 'aws:SourceAccount': ['111122223333', '111122223334'] } }],
  [['network'], { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.1'] } }],
  [['network'], { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }],
  [['secret'], { StringEquals: { 'sts:ExternalId': 'x' } }],
  [['session'], { Bool: { 'aws:MultiFactorAuthPresent': true } }],
  [['session'], { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }],
  [
    ['audience', 'subject'],
    {
      StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/infra:*' },
    },
  ],
])('%j in %j', (expected, condition) => {
  expect(guards(condition)).toEqual(expected);
});

test.each<object>([
  { StringLike: { 'aws:PrincipalOrgID': '*' } },
  { StringLike: { 'aws:PrincipalOrgID': ['o-1', 'o-*'] } },
  { StringEquals: { 'aws:PrincipalOrgID': '' } },
  { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } },
  { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-1' } },
  { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } },
  { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
  { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
  { Bool: { 'aws:MultiFactorAuthPresent': false } },
  { NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } },
  { Bool: { 'aws:SecureTransport': true } },
  { Null: { 'sts:ExternalId': 'false' } },
  { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
  { StringEquals: { 'a.b:c': 'd' } },
])('nothing in %j', (condition) => {
  expect(guards(condition)).toEqual([]);
});
