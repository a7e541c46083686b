import type { Rule } from '../../rule.ts';
import { applyNow } from './apply-now.ts';
import { backupsWeakened } from './backups-weakened.ts';
import { destroyEasier } from './destroy-easier.ts';
import { engineChange } from './engine-change.ts';
import { keyUnusable } from './key-unusable.ts';
import { objectGuardOff } from './object-guard-off.ts';
import { objectsExpire } from './objects-expire.ts';
import { protectionOff } from './protection-off.ts';
import { replacedFor } from './replaced-for.ts';
import { retentionShortened } from './retention-shortened.ts';
import { statefulDestroyed } from './stateful-destroyed.ts';
import { storageChange } from './storage-change.ts';

/** Is data lost, or easier to lose (DAT)? */
export const dataRules: readonly Rule[] = [
  statefulDestroyed,
  protectionOff,
  destroyEasier,
  backupsWeakened,
  objectGuardOff,
  objectsExpire,
  retentionShortened,
  engineChange,
  storageChange,
  keyUnusable,
  replacedFor,
  applyNow,
];
