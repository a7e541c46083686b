import type { Rule } from '../../rule.ts';
import { grantRules } from './grants.ts';
import { limitRules } from './limits.ts';
import { memberRules } from './members.ts';

/** Who may do what, in which role (IAM)? */
export const identityRules: readonly Rule[] = [...grantRules, ...limitRules, ...memberRules];
