import { expect, test } from 'vitest';
import { minuteMs } from '../../../src/domain/instant.ts';
import { sessionTooShort } from '../../../src/parts/apply/session.ts';

const at = (ends: number | undefined) => sessionTooShort('dev/edge', { ends, deadlineMs: 45 * minuteMs, now: 0 });

test.each([undefined, 45 * minuteMs, 60 * minuteMs])('an apply begins where its credentials end at %s', (ends) => {
  expect(at(ends)).toBeUndefined();
});

test.each([
  [45 * minuteMs - 1, '44 min'],
  [0, '0 s'],
  [-minuteMs, '0 s'],
])('an apply whose credentials end at %d is not begun', (ends, left) => {
  const refusal = at(ends);
  expect(refusal).toMatchObject({ code: 'session-too-short', subject: 'dev/edge' });
  expect(refusal?.say).toContain(`end in ${left}`);
});
