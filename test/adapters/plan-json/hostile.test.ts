import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classes } from '../../../src/domain/classification/orders.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { judge } from '../../../src/domain/risk/judge.ts';
import { production } from '../../domain/risk/judging.ts';
import { analysedWhole, fixtures, readIn } from './plans.ts';

const numRuns = 120;
const pieces = fc.constantFrom(3, 64, 4096);

/** What the reader makes of bytes is what the sealed path makes of them; or it refuses; or it did not look where nothing is read. */
function expectNoLess(bytes: Uint8Array, size: number): void {
  const read = readIn(size, bytes);
  if (isRefusal(read)) {
    expect(read.code).toMatch(/^(plan-|not-a-plan)/);
    return;
  }
  const whole = analysedWhole(bytes);
  if (isRefusal(whole)) expect(whole.say).toContain('appears twice in one object');
  else expect(read).toEqual(whole);
  const inputs = { environment: production, policies: [], module: '', accounts: {} };
  expect(classes).toContain(judge(read, inputs).class);
}

describe.each(fixtures)('$name', ({ bytes }) => {
  test('cut at every hundredth is refused as cut', () => {
    const end = bytes.toString('latin1').trimEnd().length;
    for (let percent = 1; percent < 100; percent += 1) {
      const cut = bytes.subarray(0, Math.floor((end * percent) / 100));
      expect(readIn(4096, cut)).toMatchObject({ refused: true, code: 'plan-truncated' });
    }
  });

  test('with bytes changed, it is refused, or read as the sealed path reads it', () => {
    const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(flips, pieces, (changed, size) => {
        const other = Buffer.from(bytes);
        for (const [at, byte] of changed) other[at] = byte;
        expectNoLess(other, size);
      }),
      { numRuns: Math.ceil(numRuns / 6) },
    );
  });
});

test('half a character behind the end is refused, as the sealed path does', () => {
  const whole = fixtures[0]?.bytes ?? Buffer.alloc(0);
  for (const size of [1, 64, 4096]) {
    const half = Buffer.concat([whole, Buffer.from([0xc3])]);
    expect(readIn(size, half)).toMatchObject({ refused: true, code: 'plan-not-unicode' });
    expect(analysedWhole(half)).toMatchObject({ refused: true });
  }
});

test('no bytes make it throw', () => {
  const json = fc.string({ unit: fc.constantFrom(...'{}[]",:0123456789.eE+-truefalsn\\u \n\u00e4') });
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    json.map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, fc.constantFrom(1, 2, 5, 64), (given, size) => {
      expect(readIn(size, given)).toHaveProperty('refused', true);
    }),
    { numRuns: 1000 },
  );
});

test('parts of a plan put in other places never make it throw', () => {
  const plan = JSON.parse(fixtures.find(({ name }) => name.startsWith('terraform-secret'))?.bytes.toString() ?? '');
  const names = Object.keys(plan);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...names), (here, there) => {
      expectNoLess(Buffer.from(JSON.stringify({ ...plan, [here]: plan[there] })), 64);
    }),
    { numRuns },
  );
});
