import type { Rule } from '../../rule.ts';
import { copiesLost } from './copies-lost.ts';
import { cutoverAndDelete } from './cutover-and-delete.ts';
import { groupLeftBehind } from './group-left-behind.ts';
import { leftUnderOldKey } from './left-under-old-key.ts';
import { openedBucket } from './opened-bucket.ts';
import { openedPower } from './opened-power.ts';
import { reachable } from './reachable.ts';
import { replacedTogether } from './replaced-together.ts';
import { runningPower } from './running-power.ts';
import { unwatchedWidening } from './unwatched-widening.ts';

/** What is worse together than each part of it alone (XAC)? */
export const combinationRules: readonly Rule[] = [
  copiesLost,
  reachable,
  openedBucket,
  openedPower,
  runningPower,
  unwatchedWidening,
  groupLeftBehind,
  cutoverAndDelete,
  leftUnderOldKey,
  replacedTogether,
];
