import type { Rule } from '../../rule.ts';
import { assignmentAdded } from './assignment-added.ts';
import { azureRoles } from './azure-roles.ts';
import { credentialMade } from './credential-made.ts';
import { googleAuthoritative } from './google-authoritative.ts';
import { googleRoles } from './google-roles.ts';
import { identityChange } from './identity-change.ts';
import { memberAdded } from './member-added.ts';
import { passwordPolicy } from './password-policy.ts';
import { workloadRole } from './workload-role.ts';

/** Who is given rights, signs in, or runs with a role. */
export const memberRules: readonly Rule[] = [
  identityChange,
  memberAdded,
  assignmentAdded,
  credentialMade,
  passwordPolicy,
  workloadRole,
  googleRoles,
  googleAuthoritative,
  azureRoles,
];
