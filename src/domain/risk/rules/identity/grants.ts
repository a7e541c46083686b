import type { Rule } from '../../rule.ts';
import { adminGranted } from './admin-granted.ts';
import { allBut } from './all-but.ts';
import { assumeRole } from './assume-role.ts';
import { auditTampering } from './audit-tampering.ts';
import { dataReach } from './data-reach.ts';
import { escalationPath } from './escalation-path.ts';
import { passAndRun } from './pass-and-run.ts';
import { passRole } from './pass-role.ts';
import { policyRights } from './policy-rights.ts';
import { serviceWildcard } from './service-wildcard.ts';
import { unknownRight } from './unknown-right.ts';

/** What a policy newly allows. */
export const grantRules: readonly Rule[] = [
  adminGranted,
  serviceWildcard,
  allBut,
  escalationPath,
  passAndRun,
  passRole,
  assumeRole,
  dataReach,
  auditTampering,
  policyRights,
  unknownRight,
];
