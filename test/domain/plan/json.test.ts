import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/domain/plan/json.ts';

const wrong = (text: string): string => {
  const parsed = parseJson(text);
  return 'wrong' in parsed ? parsed.wrong : 'nothing';
};

test('what JSON.parse reads is read the same, white space and escapes included', () => {
  const exact = (_: string, value: unknown) => (typeof value === 'number' ? Math.round(value % 1e9) / 1000 : value);
  const values = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value), exact));
  fc.assert(
    fc.property(values, fc.constantFrom(0, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, undefined, space);
      expect(parseJson(text)).toEqual({ value: JSON.parse(text) });
    }),
  );
});

test('no text makes the reader throw, and what JSON.parse refuses is refused', () => {
  const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]",:0123456789.eE+-truefalsn\\u \n') }));
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseJson(text);
      if ('value' in parsed) expect(() => JSON.parse(text.replace(/^\uFEFF/, ''))).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

describe('numbers a double cannot hold keep their text', () => {
  test.each([
    '9007199254740993',
    '-9007199254740993',
    '0.1000000000000000055',
    '1e999',
    '1E-300',
    '123456789012345.67',
  ])('%s', (raw) => expect(parseJson(raw)).toEqual({ value: { number: raw } }));
  test.each([
    ['9007199254740991', 9007199254740991],
    ['-0', -0],
    ['0.1', 0.1],
    ['-1.5e3', -1500],
    ['2E+2', 200],
  ])('and %s is a number', (raw, value) => expect(parseJson(raw)).toEqual({ value }));
});

describe('texts that two readers could understand differently are refused', () => {
  test.each([
    ['{"a":1,"a":2}', 'twice'],
    ['{"__proto__":1,"__proto__":2}', 'twice'],
    ['{"a":{"\\u0061":1,"a":2}}', 'twice'],
    ['[1] x', 'after the end'],
    ['{"a":1}{"a":2}', 'after the end'],
    ['{"a"', 'ends in the middle'],
    ['"abc', 'ends in the middle'],
    ['', 'ends in the middle'],
    ['"\\q"', 'escape'],
    ['"a\nb"', 'unexpected'],
    ['{a:1}', 'unexpected'],
    ['{"a" 1}', 'unexpected'],
    ['{"a":1,}', 'unexpected'],
    ['{"a":1 "b":2}', 'unexpected'],
    ['[1,]', 'unexpected'],
    ['[1 2]', 'unexpected'],
    ['01', 'after the end'],
    ['+1', 'unexpected'],
    ['tru', 'unexpected'],
    ['nul', 'unexpected'],
    ['falsy', 'unexpected'],
    ['NaN', 'unexpected'],
    ['{\u0000}', 'unexpected'],
  ])('%j', (text, say) => expect(wrong(text)).toContain(say));
});

test('a text nested too deep is refused before the stack is', () => {
  expect(wrong('['.repeat(100_000))).toContain('deeper');
  expect(parseJson(`${'['.repeat(150)}${']'.repeat(150)}`)).toHaveProperty('value');
});

test('__proto__ is a key like any other', () => {
  const parsed = parseJson('{"__proto__":{"polluted":true}}');
  const value = 'value' in parsed ? parsed.value : null;
  expect(Object.keys(value ?? {})).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('a byte order mark at the start is skipped', () => {
  expect(parseJson('\uFEFF{"a":1}')).toEqual({ value: { a: 1 } });
});
