import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minuteMs, secondMs } from '../../src/domain/instant.ts';
import { awayText, isoText, roughly } from '../../src/views/iso.ts';

test('an instant is written as the calendar has it', () => {
  const [min, max] = [new Date('0000-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59.999Z')];
  const instants = fc.date({ min, max, noInvalidDate: true });
  fc.assert(
    fc.property(instants, (date) => {
      expect(isoText(date.getTime())).toBe(date.toISOString().replace('.000Z', 'Z'));
    }),
  );
});

test('leap days are days', () => {
  expect(isoText(Date.UTC(2024, 1, 29, 23, 59, 59))).toBe('2024-02-29T23:59:59Z');
  expect(isoText(Date.UTC(2100, 2, 1) - 1)).toBe('2100-02-28T23:59:59.999Z');
});

test('a countdown never promises more than there is', () => {
  expect(roughly(119 * minuteMs + 59 * secondMs)).toBe('119 min');
  expect(roughly(90 * secondMs)).toBe('1 min');
  expect(roughly(50 * 60 * minuteMs)).toBe('2 d');
});

test('what is past is said to be past', () => {
  expect(awayText(0, 30 * minuteMs)).toBe('30 min ago');
  expect(awayText(30 * minuteMs, 0)).toBe('in 30 min');
  expect(awayText(10, 0)).toBe('now');
});
