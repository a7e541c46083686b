import { expect, test } from 'vitest';
import { basicHeader, basicToken, issueToken, recognise } from '../../src/simcloud/identity.ts';

const caller = { account: 'prod-standard-01', identity: 'apply' } as const;

test('a token is the same every time and names account and identity', () => {
  const token = issueToken('seed', caller);
  expect(token).toEqual(issueToken('seed', caller));
  expect(recognise('seed', token)).toEqual(caller);
});

test('a token of another seed, identity or account is not ours', () => {
  const { id, secret } = issueToken('seed', caller);
  expect(recognise('other', { id, secret })).toBeNull();
  expect(recognise('seed', { id: 'prod-standard-01.plan', secret })).toBeNull();
  expect(recognise('seed', { id: 'prod-standard-02.apply', secret })).toBeNull();
  expect(recognise('seed', { id: 'prod-standard-01.root', secret })).toBeNull();
  expect(recognise('seed', { id, secret: secret.slice(1) })).toBeNull();
});

test('credentials travel in the basic authorization header', () => {
  const token = issueToken('seed', caller);
  expect(basicToken(basicHeader(token))).toEqual(token);
  for (const header of [undefined, 'Bearer x', 'Basic', `Basic ${btoa('nocolon')}`])
    expect(basicToken(header)).toBeNull();
});
