import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/domain/analysis.ts';
import { bothMarks, holdsMasked, masked, unknownOnly } from '../../../src/domain/plan/mask.ts';

const mask = (text: string): string => `m(${text.length})`;
const hidden = (value: unknown) => ({ sensitive: mask(JSON.stringify(value)) });

describe('sensitive parts are masked and the rest stays', () => {
  test.each<[string, Value, Value, Value]>([
    ['a leaf', { user: 'app', password: 'p' }, { password: true }, { user: 'app', password: hidden('p') }],
    ['an item of a list', ['a', 'secret'], [false, true], ['a', hidden('secret')]],
    ['a set-backed block as a whole', { rule: [{ a: 1 }] }, { rule: true }, { rule: hidden([{ a: 1 }]) }],
    ['everything', { a: 1 }, true, hidden({ a: 1 })],
    ['nothing', { a: [1, { b: 2 }] }, { a: [false, {}] }, { a: [1, { b: 2 }] }],
    ['what is unset stays seen as unset', { password: null }, { password: true }, { password: null }],
    ['marks that do not fit hide it all', { a: ['x'] }, { a: { b: true } }, { a: hidden(['x']) }],
    ['and so does a mark of another kind', { a: 'x' }, { a: 'yes' }, { a: hidden('x') }],
    ['items beyond the marks are not marked', ['a', 'b'], [true], [hidden('a'), 'b']],
    ['a key named __proto__', JSON.parse('{"__proto__":"s"}'), JSON.parse('{"__proto__":true}'), protoOf(hidden('s'))],
  ])('%s', (_, value, marks, expected) => expect(masked(value, marks, mask)).toEqual(expected));
});

function protoOf(value: Value): Value {
  return Object.fromEntries([['__proto__', value]]);
}

describe('what is secret on one side of a change is secret on both', () => {
  test.each<[Value, Value, Value]>([
    [{ a: true }, { b: true }, { a: true, b: true }],
    [[true], [false, true], [true, true]],
    [[false, true], [true], [true, true]],
    [false, { a: true }, { a: true }],
    [{ a: [true] }, {}, { a: [true] }],
    [{ a: true }, [true], true],
  ])('%j and %j is %j', (a, b, both) => expect(bothMarks(a, b)).toEqual(both));
});

describe('unknowns are reduced to their trues', () => {
  test.each<[Value, Value]>([
    [true, true],
    [false, {}],
    [{ id: true, tags: {}, list: [false] }, { id: true }],
    [{ rule: [{ a: false }, { b: true }] }, { rule: [false, { b: true }] }],
    [{ odd: 'yes' }, { odd: true }],
  ])('%j is %j', (mirror, expected) => expect(unknownOnly(mirror)).toEqual(expected));
});

test('no marked text is ever left, whatever the shapes', () => {
  const secret = 'canary';
  const value = fc.letrec<{ node: Value }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Value>('canary', 1, null, true),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.string({ maxLength: 3 }), tie('node'), { maxKeys: 3 }),
    ),
  })).node;
  fc.assert(
    fc.property(value, (node) => {
      const marks = marksFor(node);
      expect(JSON.stringify(masked(node, marks, mask))).not.toContain(secret);
    }),
  );
});

function marksFor(value: Value): Value {
  if (value === 'canary') return true;
  if (Array.isArray(value)) return value.map(marksFor);
  if (typeof value !== 'object' || value === null) return false;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, marksFor(member)]));
}

test.each<[Value, boolean]>([
  [{ a: [{ sensitive: 'hmac:1' }] }, true],
  [{ sensitive: 'hmac:1' }, true],
  [{ sensitive: 'a tag', other: 'b' }, false],
  [[1, 'a', null], false],
])('%j holds something masked: %s', (value, expected) => expect(holdsMasked(value)).toBe(expected));
