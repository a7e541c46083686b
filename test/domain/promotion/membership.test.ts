import { expect, test } from 'vitest';
import { membershipOf } from '../../../src/domain/promotion/membership.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { Stack } from '../../../src/domain/stack.ts';
import type { Wave } from '../../../src/domain/wave.ts';
import {
  contractOf,
  lessonWaves,
  noncritical,
  regulated,
  sandbox,
  stackOf,
  standard1,
  standard2,
  standard3,
  wave,
} from './made.ts';

const estate = [regulated, standard3, standard1, sandbox, standard2, noncritical].map(stackOf);
const written: readonly Wave[] = lessonWaves.map((one, index) => ({
  ...one,
  accounts: [['sandbox-01'], ['prod-noncritical-01'], ['prod-standard-*'], ['prod-regulated-*']][index] ?? [],
}));

function membersIn(stacks: readonly Stack[], waves = written) {
  const answer = membershipOf(contractOf(waves), stacks);
  return isRefusal(answer) ? answer.say : answer.map(({ members }) => members);
}

test('each stack is in the wave that names its account, sorted by name', () => {
  expect(membersIn(estate)).toEqual([[sandbox], [noncritical], [standard1, standard2, standard3], [regulated]]);
});

test('the canary of a wave stands first', () => {
  const canary = written.map((one) => (one.name === 'prod-standard' ? { ...one, canary: 'prod-standard-02' } : one));
  expect(membersIn(estate, canary)).toEqual([[sandbox], [noncritical], [standard2, standard1, standard3], [regulated]]);
});

test('a stack in no wave, and one in two, is refused by name', () => {
  expect(membersIn(estate, written.slice(0, 3))).toBe(`${regulated} has the module and is in no wave`);
  const both = [...written, wave('again', [], { accounts: ['*-regulated-*'] })];
  expect(membersIn(estate, both)).toBe(`${regulated} is in waves regulated-prod and again`);
});

test('waves without members stay, empty', () => {
  expect(membersIn([stackOf(sandbox)])).toEqual([[sandbox], [], [], []]);
});
