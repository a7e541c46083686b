import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/domain/analysis.ts';
import { leavesOf } from '../../../src/views/comment/leaves.ts';

const later = '(known after the apply)';
const policy = (action: string) => JSON.stringify({ Statement: [{ Action: [action], Effect: 'Allow' }] });

/** `path: before → after` of every place that differs. */
function told(before: Value | undefined, after: Value | undefined, unknown?: Value): readonly string[] {
  const sides = { before, after, ...(unknown === undefined ? {} : { unknown }) };
  return leavesOf('a', sides).map((leaf) => `${leaf.path}: ${leaf.before ?? '·'} → ${leaf.after ?? '·'}`);
}

describe('only places that differ are told', () => {
  test.each<[string, Value | undefined, Value | undefined, readonly string[]]>([
    ['a value', 1, 2, ['a: 1 → 2']],
    ['nothing', { b: [1] }, { b: [1] }, []],
    ['a text', 'x', 'y\u0007', ['a: "x" → "y\\u0007"']],
    ['a member', { b: 1, c: 2 }, { b: 1, c: 3 }, ['a.c: 2 → 3']],
    ['a member with a strange name', { 'x.y': 1 }, { 'x.y': 2 }, ['a["x.y"]: 1 → 2']],
    ['what comes', undefined, { b: true }, ['a.b: · → true']],
    ['what goes', { b: true }, null, ['a.b: true → ·']],
    ['an item of a set', ['a', 'b'], ['b', 'c', 'a'], ['a[1]: · → "c"']],
    ['an item instead of another', ['a', 'b'], ['c', 'b'], ['a[0]: "a" → "c"']],
    ['another order', ['a', 'b'], ['b', 'a'], ['a: one order → another order']],
    ['a block of a list', [{ p: 1, q: 1 }, { p: 2 }], [{ p: 1, q: 9 }, { p: 2 }], ['a[0].q: 1 → 9']],
    ['an empty block', [{ c: [{}] }], [{ n: [{}] }], ['a[0].c[0]: {} → ·', 'a[0].n[0]: · → {}']],
    ['an empty list', [], null, ['a: [] → ·']],
    ['a secret', { sensitive: 'before' }, { sensitive: 'after' }, ['a: (sensitive) → (sensitive)']],
    ['a secret that stays', { sensitive: 'unchanged' }, { sensitive: 'unchanged' }, []],
    ['a big number', { number: '9007199254740993' }, 1, ['a: 9007199254740993 → 1']],
    ['a policy', policy('s3:Get'), policy('s3:Put'), ['a.Statement[0].Action[0]: "s3:Get" → "s3:Put"']],
    ['a policy spelled otherwise', '{"a": 1}', '{"a":1}', ['a: one spelling → another spelling']],
    ['a policy that comes', null, '{"a":1}', ['a.a: · → 1']],
    ['a text that only looks like one', '{x', '{y', ['a: "{x" → "{y"']],
    ['a script', 'a\nb\nc\n', 'a\nx\ny\nc\n', ['a line 2: b → ·', 'a line 2: · → x', 'a line 3: · → y']],
    ['a last line break', 'a\nb', 'a\nb\n', ['a: with a last line break → without, or the other way round']],
    ['another kind', { b: 1 }, [1], ['a[0]: {"b":1} → 1']],
    ['a map instead of a word', 'x', { b: 1 }, ['a: "x" → {"b":1}']],
  ])('%s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected));
});

describe('what is known only later stands as that', () => {
  test.each<[Value | undefined, Value | undefined, Value, readonly string[]]>([
    [1, undefined, true, [`a: 1 → ${later}`]],
    [{ b: 1, c: 1 }, { c: 1 }, { b: true }, [`a.b: 1 → ${later}`]],
    [['x'], ['x'], [false, true], [`a[1]: · → ${later}`]],
    [undefined, undefined, [true], [`a: · → ${later}`]],
  ])('%j to %j with %j', (before, after, unknown, expected) => expect(told(before, after, unknown)).toEqual(expected));
});
