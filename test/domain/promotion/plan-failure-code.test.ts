import { expect, test } from 'vitest';
import { exitOf } from '../../../src/domain/codes.ts';
import { asked, planFailed, started } from './happened.ts';
import { sandbox, wave } from './made.ts';
import { given } from './story.ts';

const began = given(started([wave('sandbox', [sandbox])]));

test.each([
  ['checkout-hostile', 6],
  ['wrong-account', 6],
  ['artifact-mutated', 9],
  ['engine-missing', 1],
] as const)('a plan that failed as %s is told under that code, and a run ends with %i', (code, exit) => {
  const failed = began.and(asked(sandbox), { ...planFailed(sandbox), code });
  expect(exitOf(failed.whenLooking().thenNext([], [code]))).toBe(exit);
});

test("a failure that only the adapter's own word is known of is a failed plan", () => {
  const failed = began.and(asked(sandbox), { ...planFailed(sandbox), code: 'disk-full' });
  failed.whenLooking().thenNext([], ['plan-failed']);
});
