import type { Rule } from '../../rule.ts';
import { create } from './create.ts';
import { deletion } from './delete.ts';
import { deleteCause } from './delete-cause.ts';
import { deposed } from './deposed.ts';
import { forget } from './forget.ts';
import { generatedConfig } from './generated-config.ts';
import { importing } from './import.ts';
import { indexShift } from './index-shift.ts';
import { move } from './move.ts';
import { read } from './read.ts';
import { rename } from './rename.ts';
import { replace } from './replace.ts';
import { tagsOnly } from './tags-only.ts';
import { tooMany } from './too-many.ts';
import { update } from './update.ts';

import { wholeStack } from './whole-stack.ts';

/** What happens to each object: made, changed, moved, let go, destroyed (LIF)? */
export const lifeRules: readonly Rule[] = [
  create,
  update,
  tagsOnly,
  deletion,
  deleteCause,
  wholeStack,
  tooMany,
  indexShift,
  rename,
  deposed,
  replace,
  forget,
  importing,
  generatedConfig,
  move,
  read,
];
