import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds, metricExpressionFrom } from '../../src/domain/metric-expression.ts';

function judge(text: string, numbers: Record<string, number> = {}): boolean | undefined {
  const expression = metricExpressionFrom(text);
  if (!expression) throw new Error(`${text} is no comparison`);
  return holds(expression, new Map(Object.entries(numbers)));
}

test.each([
  ['1 < 2', true],
  ['2 <= 2', true],
  ['2 > 2', false],
  ['2 >= 2.5', false],
  ['0 == 0', true],
  ['0 != 0', false],
  ['1 + 2 * 3 == 7', true],
  ['(1 + 2) * 3 == 9', true],
  ['8 - 2 - 1 == 5', true],
  ['8 / 2 / 2 == 2', true],
  ['-2 * 3 == -6', true],
  ['2 * -3 == 0 - 6', true],
  ['- (1 - 3) == 2', true],
  ['1--1==2', true],
])('%s is %s', (text, expected) => {
  expect(judge(text)).toBe(expected);
});

test('names are numbers of the answer, dots and underscores included, each named once', () => {
  const text = 'http.error_rate <= baseline * 2 + baseline';
  expect(metricExpressionFrom(text)?.names).toEqual(['http.error_rate', 'baseline']);
  expect(judge(text, { 'http.error_rate': 0.3, baseline: 0.1 })).toBe(0.3 <= 0.1 * 2 + 0.1);
});

test.each(['1 / 0 > 0', '1 / (1 / zero) == 0', 'zero / zero == 0', `${'9'.repeat(400)} > 1`, 'nothing > 1'])(
  '%s cannot be computed, which is neither yes nor no',
  (text) => {
    expect(judge(text, { zero: 0 })).toBeUndefined();
  },
);

test.each([
  '',
  'a',
  'a <',
  '< a',
  'a < b < c',
  'a << b',
  'a = b',
  '(a < b)',
  '(a < b',
  'a) < b',
  'a b < c',
  '1 constructor 2 < 3',
  '() < 1',
  'a + < b',
  '1a < 2',
  '1.2.3 < 4',
  '.5 < 1',
  'a < b; c',
  'a < b &&',
  'a + * b < c',
])('%j is no comparison', (text) => {
  expect(metricExpressionFrom(text)).toBeUndefined();
});

type Made = { readonly text: string; readonly value: number };

const { made } = fc.letrec<{ made: Made }>((tie) => ({
  made: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.nat(50).map((value): Made => ({ text: String(value), value })),
    fc.constantFrom<Made>({ text: 'three', value: 3 }, { text: 'a.half', value: 0.5 }),
    fc.tuple(tie('made'), fc.constantFrom('+', '-', '*'), tie('made')).map(([a, sign, b]): Made => {
      const value = sign === '+' ? a.value + b.value : sign === '-' ? a.value - b.value : a.value * b.value;
      return { text: `(${a.text} ${sign}${b.text})`, value };
    }),
    tie('made').map(({ text, value }): Made => ({ text: `-${text}`, value: -value })),
  ),
}));

test('whatever is put together from numbers, names and signs comes out as arithmetic says', () => {
  fc.assert(
    fc.property(made, made, (a, b) => {
      expect(judge(`${a.text}<=${b.text}`, { three: 3, 'a.half': 0.5 })).toBe(a.value <= b.value);
    }),
  );
});

test('precedence and order are those of arithmetic', () => {
  const chain = fc.array(fc.tuple(fc.constantFrom('+', '-', '*', '/'), fc.integer({ min: 1, max: 9 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(chain, (links) => {
      const text = links.reduce((all, [sign, number]) => `${all} ${sign} ${number}`, '1');
      // The text holds digits and signs only.
      const value = new Function(`return ${text}`)() as number;
      expect(judge(`${text} == x`, { x: value })).toBe(true);
    }),
  );
});

test('no text makes it throw, long or deep', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab1.()+-*/<>=! _'), maxLength: 40 }), (text) => {
      const expression = metricExpressionFrom(text);
      if (expression) expect([true, false, undefined]).toContain(holds(expression, new Map([['a', 1]])));
    }),
  );
  const deep = `${'('.repeat(100_000)}1${')'.repeat(100_000)}`;
  expect(judge(`${deep} + ${'-'.repeat(100_001)}1 == 0`)).toBe(true);
  expect(metricExpressionFrom(`${'1'.repeat(100_000)}a < 1`)).toBeUndefined();
});
