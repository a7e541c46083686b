import { expect, test } from 'vitest';
import { frozenClock, systemClock } from '../../../src/adapters/clock/clock.ts';

test('the system clock gives whole milliseconds of now', () => {
  const before = Date.now();
  const now = systemClock().now();
  expect(Number.isSafeInteger(now)).toBe(true);
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('a frozen clock stands still in ledger time and goes on measuring', async () => {
  const clock = frozenClock(1_767_225_600_000);
  const start = clock.monotonic();
  await new Promise((wake) => setTimeout(wake, 5));
  expect(clock.now()).toBe(1_767_225_600_000);
  expect(clock.monotonic()).toBeGreaterThan(start);
});
