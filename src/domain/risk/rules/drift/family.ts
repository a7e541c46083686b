import type { Rule } from '../../rule.ts';
import { driftUnderPlan } from './drift-under-plan.ts';
import { hotFixUndone } from './hot-fix-undone.ts';

/** What is not as it was applied (DRF)? */
export const driftRules: readonly Rule[] = [driftUnderPlan, hotFixUndone];
