import { expect, test } from 'vitest';
import { holdersOf, holdsRole, keysOf, personByEmail, personOf } from '../../../src/domain/approval/roles.ts';
import type { Person, Rules } from '../../../src/domain/rules.ts';
import { rules } from '../promotion/made.ts';

const holders = [
  { person: 'ann' },
  { person: 'bob', from: 100 },
  { person: 'cid', until: 200 },
  { person: 'bob', from: 300, until: 400 },
];
const timed: Rules = { ...rules, roles: { owner: holders } };
const holds = (person: string, at: number) => holdsRole(timed, { person, role: 'owner' }, at);

test('a role is held from its beginning, until its end and not at it', () => {
  expect([99, 100, 250].map((at) => holds('bob', at))).toEqual([false, true, true]);
  expect([0, 199, 200].map((at) => holds('cid', at))).toEqual([true, true, false]);
  expect(holds('ann', 0)).toBe(true);
});

test('nobody holds a role that nothing names', () => {
  expect(holdsRole(timed, { person: 'ann', role: 'king' }, 0)).toBe(false);
  expect(holdersOf(timed, 'king', 0)).toEqual([]);
});

test('the holders of a moment are named once', () => {
  expect(holdersOf(timed, 'owner', 350)).toEqual(['ann', 'bob']);
  expect(holdersOf(timed, 'owner', 50)).toEqual(['ann', 'cid']);
});

test('a key is a person’s between its moments', () => {
  const keys = [{ publicKey: 'a' }, { publicKey: 'b', from: 100 }, { publicKey: 'c', until: 100 }];
  const person: Person = { id: 'ann', name: 'Ann', emails: [], keys };
  expect(keysOf(person, 99)).toEqual(['a', 'c']);
  expect(keysOf(person, 100)).toEqual(['a', 'b']);
});

test('a person is found by e-mail in any case, and by id exactly', () => {
  expect(personByEmail(rules, 'CLEO@Example.com')?.id).toBe('cleo');
  expect(personByEmail(rules, 'nobody@example.com')).toBeUndefined();
  expect(personOf(rules, 'cleo')?.id).toBe('cleo');
  expect(personOf(rules, 'Cleo')).toBeUndefined();
});
