import type { Rule } from '../../rule.ts';
import { identityChange } from './identity-change.ts';
import { resourcePolicyChange } from './resource-policy-change.ts';
import { secretChange } from './secret-change.ts';
import { trustChange } from './trust-change.ts';

/** Who may do what, and who guards the secrets (IAM, RES, ENC)? */
export const securityRules: readonly Rule[] = [identityChange, trustChange, resourcePolicyChange, secretChange];
