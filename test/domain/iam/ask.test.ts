import { describe, expect, test } from 'vitest';
import { expanded, isKnownAction, spelled } from '../../../src/domain/iam/actions.ts';
import { allows, isBroad, isEveryAction, listed } from '../../../src/domain/iam/ask.ts';
import { escalationPaths } from '../../../src/domain/iam/escalation-paths.ts';
import { managedDocument, managedName } from '../../../src/domain/iam/managed-policies.ts';
import type { Statement } from './policies.ts';
import { policy } from './policies.ts';

const grant = (more: Statement) =>
  policy({ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more })[0] ?? expect.fail();

describe('actions', () => {
  test('are shown in their own spelling', () => {
    expect(spelled('iam:passrole')).toBe('iam:PassRole');
    expect(spelled('polly:x')).toBe('polly:x');
  });

  test('a pattern is what it means', () => {
    expect(expanded('iam:pass*')).toEqual(['iam:PassRole']);
    expect(expanded('*')).toEqual([]);
  });

  test.each([
    ['iam:passrole', true],
    ['iam:pass*', true],
    ['iam:hand*', false],
    ['iam:handrole', false],
    ['polly:x', undefined],
    ['*', undefined],
  ])('%s is known: %s', (action, known) => {
    expect(isKnownAction(action)).toBe(known);
  });

  test('every right of a path to more rights is in the list', () => {
    const named = escalationPaths.flatMap(({ actions }) => actions).filter((action) => isKnownAction(action) === false);
    expect(named).toEqual([]);
  });
});

test('a grant is asked what it allows', () => {
  expect(allows(grant({}), 's3:getobject')).toBe(true);
  expect(allows(grant({}), 'iam:passrole')).toBe(false);
  expect(allows(grant({ Effect: 'Deny' }), 's3:getobject')).toBe(false);
  expect(isEveryAction(grant({ Action: ['*'] }))).toBe(true);
  const others = policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })[0] ?? expect.fail();
  expect([allows(others, 's3:getobject'), allows(others, 'iam:passrole'), isEveryAction(others)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(listed(others.actions)).toBe('all but iam:*');
  expect(listed({ not: false, names: ['a', 'b', 'c', 'd'] })).toBe('a, b, c and 1 more');
});

test.each([
  ['*', true],
  ['arn:aws:iam::*', true],
  ['arn:aws:iam::111122223333:role/*', true],
  ['arn:aws:s3:::*', true],
  ['arn:aws:s3:::photos/*', false],
  ['arn:aws:iam::111122223333:role/app-*', false],
  ['photos', false],
])('%s is as wide as everything: %s', (name, broad) => {
  expect(isBroad(grant({ Resource: name }))).toBe(broad);
});

test('policies of AWS are known by name', () => {
  expect(managedName('arn:aws-cn:iam::aws:policy/service-role/X')).toBe('X');
  expect(managedName('arn:aws:iam::111122223333:policy/X')).toBeUndefined();
  expect(managedDocument('PowerUserAccess')[0]?.actions.not).toBe(true);
  expect(managedDocument('AdministratorAccess')[0]?.actions.names).toEqual(['*']);
  expect(managedDocument('constructor')).toEqual([]);
});
