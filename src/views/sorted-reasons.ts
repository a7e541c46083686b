import { codes, exitOf } from '../domain/codes.ts';
import type { Refusal } from '../domain/refusal.ts';

/** Reasons in the order their exits win (DESIGN 5, "one code, one exit"); equal ones stay as they were. */
export function byExit(reasons: readonly Refusal[]): readonly Refusal[] {
  return reasons.toSorted((a, b) => {
    if (codes[a.code].exit === codes[b.code].exit) return 0;
    return exitOf([a, b]) === codes[a.code].exit ? -1 : 1;
  });
}
