import type { Rule } from '../../rule.ts';
import { codeRuns } from './code-runs.ts';

/** What runs that no list of changes shows (EXE)? */
export const codeRules: readonly Rule[] = [codeRuns];
