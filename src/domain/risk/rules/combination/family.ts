import type { Rule } from '../../rule.ts';
import { openedBucket } from './opened-bucket.ts';
import { openedPower } from './opened-power.ts';
import { reachable } from './reachable.ts';
import { runningPower } from './running-power.ts';
import { unwatchedWidening } from './unwatched-widening.ts';

/** What is worse together than each part of it alone (XAC)? */
export const combinationRules: readonly Rule[] = [
  reachable,
  openedBucket,
  openedPower,
  runningPower,
  unwatchedWidening,
];
