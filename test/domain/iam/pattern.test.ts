import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, overlaps } from '../../../src/domain/iam/pattern.ts';

const matches = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
const letters = (...all: string[]) =>
  fc.array(fc.constantFrom(...all), { maxLength: 6 }).map((parts) => parts.join(''));
const pattern = letters('a', 'b', '*', '?');
const texts = fc.array(letters('a', 'b', 'c'), { minLength: 20, maxLength: 20 });

describe('covers', () => {
  test.each<[string, string, boolean]>([
    ['*', 'anything', true],
    ['a', 'a', true],
    ['a', '*', false],
    ['a*', 'ab*', true],
    ['ab*', 'a*', false],
    ['a?', 'a*', false],
    ['*?', '?*', true],
    ['a*c*e', 'abcde', true],
    ['*ab', 'aab', true],
    ['a/*', `a/\${aws:username}`, true],
    ['a/?????????????', `a/\${aws:username}`, false],
    [`a/\${aws:username}`, `a/\${aws:username}`, true],
    ['a?', `a\${*}`, true],
    [`a\${*}`, 'ab', false],
    ['*b', 'a'.repeat(3000), false],
  ])('%s of %s is %s', (wide, narrow, expected) => {
    expect(covers(wide, narrow)).toBe(expected);
  });

  test('is never said where a text matches one and not the other', () => {
    fc.assert(
      fc.property(pattern, pattern, texts, (wide, narrow, all) => {
        if (!covers(wide, narrow)) return;
        expect(all.filter((text) => matches(narrow, text) && !matches(wide, text))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('is the pattern itself where the narrow one is a text', () => {
    fc.assert(fc.property(pattern, letters('a', 'b'), (wide, text) => covers(wide, text) === matches(wide, text)));
  });
});

describe('overlaps', () => {
  test.each<[string, string, boolean]>([
    ['iam:*', 's3:*', false],
    ['iam:Pass*', 'iam:*Role', true],
    ['a', 'a', true],
    ['a', 'b', false],
    ['a*', '*b', true],
    ['a?', 'a', false],
    [`x/\${aws:username}`, 'x/joe', true],
    ['', '*', true],
    ['a', 'a'.repeat(3000), true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(overlaps(one, other)).toBe(expected);
    expect(overlaps(other, one)).toBe(expected);
  });

  test('is always said where one text matches both', () => {
    fc.assert(
      fc.property(pattern, pattern, texts, (one, other, all) => {
        if (all.some((text) => matches(one, text) && matches(other, text))) expect(overlaps(one, other)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
