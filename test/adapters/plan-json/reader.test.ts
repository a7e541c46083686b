import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/domain/canonical.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { planText } from '../../domain/plan/plans.ts';
import { analysedWhole, fixtures, plans, readIn } from './plans.ts';

const sizes = [1, 3, 7, 64, 4096];

describe.each(fixtures)('$name is read as the sealed path reads it', ({ bytes }) => {
  test.each(sizes)('in pieces of %i', (size) => {
    expect(readIn(size, bytes)).toEqual(analysedWhole(bytes));
  });

  test('with a byte order mark, and with line ends of Windows', () => {
    const text = JSON.stringify(JSON.parse(bytes.toString()), undefined, 2).replaceAll('\n', '\r\n');
    const marked = Buffer.from(`\uFEFF${text}\r\n`);
    for (const size of [1, 64]) expect(readIn(size, marked)).toEqual(analysedWhole(marked));
  });
});

test('plans that nobody wrote are read as the sealed path reads them, in pieces of any size', () => {
  fc.assert(
    fc.property(plans, fc.constantFrom(...sizes), (bytes, size) => {
      const whole = analysedWhole(bytes);
      expect(isRefusal(whole)).toBe(false);
      const read = readIn(size, bytes);
      expect(read).toEqual(whole);
      expect(canonical(read)).toBe(canonical(whole));
    }),
    { numRuns: 150 },
  );
});

test('numbers beyond a double stay exact, in rows and beside them', () => {
  const rows = [{ address: 'a.b', actions: ['update'], before: { n: 1 }, after: { n: 2 } }];
  const numbers = ['9007199254740993', '0.1000000000000000055', '1e999', '-12345678901234567890', '1E5', '-0', '0.5'];
  for (const number of numbers) {
    const bytes = Buffer.from(planText({ changes: rows }).replace('"after":{"n":2}', `"after":{"n":${number}}`));
    for (const size of sizes) expect(readIn(size, bytes)).toEqual(analysedWhole(bytes));
  }
});

const noop = { address: 'a.b', actions: ['no-op'] };

test.each([
  ['actions', planText({ changes: [noop] }).replace('["no-op"]', '["delete"],"actions":["no-op"]')],
  ['actions', planText({ changes: [noop] }).replace('["no-op"]', '["delete"],"\\u0061ctions":["no-op"]')],
  ['change', planText({ changes: [noop] }).replace('"change":', '"change":{"actions":["delete"]},"change":')],
  ['resource_changes', planText({ changes: [noop] }).replace('{', '{"resource_changes":[],')],
  ['errored', planText({}).replace('"errored":false', '"errored":true,"errored":false')],
  [
    '__proto__',
    planText({ changes: [{ ...noop, after: {} }] }).replace('"after":{', '"after":{"__proto__":1,"__proto__":2'),
  ],
])('a key %s that stands twice is refused, not the last one believed', (key, text) => {
  for (const size of sizes) {
    expect(readIn(size, Buffer.from(text))).toMatchObject({
      code: 'plan-not-json',
      say: expect.stringContaining(`"${key}" appears twice`),
    });
  }
});
