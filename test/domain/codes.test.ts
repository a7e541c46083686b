import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Code } from '../../src/domain/codes.ts';
import { codes, exitOf } from '../../src/domain/codes.ts';
import { isRefusal, refuse } from '../../src/domain/refusal.ts';

const names = Object.keys(codes) as Code[];
const reasons = (...given: Code[]) => given.map((code) => ({ code }));

test('codes are kebab-case words with a sentence, and each has an exit of the table', () => {
  for (const [name, { means }] of Object.entries(codes)) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(means).toMatch(/^[a-z`].*[^.]$/);
  }
});

test('where nothing stands in the way the exit is 0', () => {
  expect(exitOf([])).toBe(0);
});

test('where several hold, the exit is the first of 64, 9, 8, 6, 1, 5, 4, 7, 3', () => {
  const falling: readonly Code[] = [
    'bad-usage',
    'plan-changed',
    'budget-spent',
    'self-approval',
    'apply-failed',
    'could-not-check',
    'drifted',
    'stack-locked',
    'awaiting-approval',
  ];
  const exits = falling.map((_, index) => exitOf(reasons(...falling.slice(index))));
  expect(exits).toEqual([64, 9, 8, 6, 1, 5, 4, 7, 3]);
});

test('the order of reasons does not matter, and one more never makes the exit milder', () => {
  const order = [64, 9, 8, 6, 1, 5, 4, 7, 3, 2, 0];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 5 }), fc.constantFrom(...names), (some, more) => {
      expect(exitOf(reasons(...some.toReversed()))).toBe(exitOf(reasons(...some)));
      const both = exitOf(reasons(...some, more));
      expect(order.indexOf(both)).toBeLessThanOrEqual(order.indexOf(exitOf(reasons(...some))));
    }),
  );
});

test('a refusal is told from anything else', () => {
  expect(isRefusal(refuse('held', { say: 'no', fix: 'wait' }))).toBe(true);
  for (const value of [null, undefined, 'held', [], {}, { refused: false }]) expect(isRefusal(value)).toBe(false);
});
