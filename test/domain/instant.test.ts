import { expect, test } from 'vitest';
import { dayMs, durationFrom, durationText, hourMs, minuteMs, secondMs } from '../../src/domain/instant.ts';

test('durations are read in seconds, minutes, hours and days', () => {
  expect(['45s', '30m', '4h', '7d', '0', '0h'].map(durationFrom)).toEqual([
    45 * secondMs,
    30 * minuteMs,
    4 * hourMs,
    7 * dayMs,
    0,
    0,
  ]);
});

test('anything else is no duration', () => {
  const wrong = ['', '5', '1w', '1H', '-1h', '1.5h', ' 1h', '1h ', '1h30m', '1234567s', 'h', 'Infinityd'];
  expect(wrong.filter((text) => durationFrom(text) !== undefined)).toEqual([]);
});

test('durations are printed in their largest whole unit', () => {
  const texts = [2 * dayMs, 36 * hourMs, hourMs, 90 * minuteMs, 45 * secondMs, 400, 0, -5].map(durationText);
  expect(texts).toEqual(['2 d', '36 h', '1 h', '90 min', '45 s', '0 s', '0 s', '0 s']);
});
