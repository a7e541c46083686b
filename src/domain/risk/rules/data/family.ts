import type { Rule } from '../../rule.ts';
import { statefulDestroyed } from './stateful-destroyed.ts';

/** Is data lost, or easier to lose (DAT)? */
export const dataRules: readonly Rule[] = [statefulDestroyed];
