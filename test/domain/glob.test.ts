import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globMatches } from '../../src/domain/glob.ts';

test.each([
  ['prod-standard-*', 'prod-standard-01', true],
  ['prod-standard-*', 'prod-standard-', true],
  ['prod-standard-*', 'prod-regulated-01', false],
  ['prod-payments-*', 'preprod-payments-01', false],
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*ab*ab*', 'ab', false],
  ['a.c', 'abc', false],
])('%s over %s is %s', (pattern, text, expected) => {
  expect(globMatches(pattern, text)).toBe(expected);
});

test('agrees with the definition of a star', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 10 });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 14 });
  fc.assert(
    fc.property(words, texts, (pattern, text) => {
      expect(globMatches(pattern, text)).toBe(byDefinition(pattern, text));
    }),
    { numRuns: 3000 },
  );
});

test('no pattern over 300 characters is slow', () => {
  const text = 'a'.repeat(300);
  const pieces = fc.array(fc.constantFrom('*', 'a', 'b', '*a', 'aa*'), { minLength: 1, maxLength: 60 });
  const started = performance.now();
  fc.assert(
    fc.property(pieces, (parts) => {
      const before = performance.now();
      globMatches(`${parts.join('')}b`, text);
      expect(performance.now() - before).toBeLessThan(50);
    }),
    { numRuns: 5000 },
  );
  expect(performance.now() - started).toBeLessThan(10_000);
});

/** A star is nothing, or one character and a star. */
function byDefinition(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  const [first, rest] = [pattern[0], pattern.slice(1)];
  if (first !== '*') return text[0] === first && byDefinition(rest, text.slice(1));
  return byDefinition(rest, text) || (text !== '' && byDefinition(pattern, text.slice(1)));
}
