import type { Rule } from '../../rule.ts';
import { identityChange } from './identity-change.ts';
import { trustChange } from './trust-change.ts';

/** Who may do what, in which role (IAM)? */
export const identityRules: readonly Rule[] = [identityChange, trustChange];
