import type { Rule } from '../../rule.ts';
import { create } from './create.ts';
import { deletion } from './delete.ts';
import { deposed } from './deposed.ts';
import { forget } from './forget.ts';
import { importing } from './import.ts';
import { move } from './move.ts';
import { read } from './read.ts';
import { replace } from './replace.ts';
import { tagsOnly } from './tags-only.ts';
import { update } from './update.ts';

/** What happens to each object: made, changed, moved, let go, destroyed (LIF)? */
export const lifeRules: readonly Rule[] = [
  create,
  update,
  tagsOnly,
  deletion,
  deposed,
  replace,
  forget,
  importing,
  move,
  read,
];
