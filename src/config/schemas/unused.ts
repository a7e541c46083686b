import { z } from 'zod';
import { instant, listOf, name, word } from './texts.ts';

// These parts of the lesson are checked here and have no effect yet: nothing of them reaches the definitions.

/** Section 11. */
export const emergencyChange = z.strictObject({
  allowedWhen: listOf(name),
  required: listOf(name),
  forbidden: listOf(name).optional(),
});

/** Section 13. */
export const rollforwardPolicy = z.strictObject({
  allowedFor: listOf(name),
  requiredEvidence: listOf(name).optional(),
  approvals: listOf(name).optional(),
  postChecks: listOf(name).optional(),
});

/** Section 14. */
export const changeClassification = z.strictObject({
  kind: name.optional(),
  artifact: word.optional(),
  target: word.optional(),
  blastRadius: word.optional(),
  reversibility: word.optional(),
  riskClass: z.enum(['none', 'low', 'normal', 'high', 'critical']).optional(),
  dataImpact: word.optional(),
  securityImpact: word.optional(),
  userImpact: word.optional(),
  requiredApprovals: listOf(name).optional(),
  requiredGates: listOf(name).optional(),
});

/** Section 8. */
export const approval = z.strictObject({
  approver: word,
  role: name,
  approvedAt: instant,
  scope: z.strictObject({
    artifactDigest: word,
    environment: word,
    gitCommit: word,
    planHash: word,
  }),
  evidenceReviewed: listOf(name),
  expiresAt: instant,
});
