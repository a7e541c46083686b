import type { Rule } from '../../rule.ts';
import { resourcePolicyChange } from './resource-policy-change.ts';

/** Who may use one resource, by a policy on the resource itself (RES)? */
export const accessRules: readonly Rule[] = [resourcePolicyChange];
