import { z } from 'zod';
import { duration, evidenceKind, folderName, glob, listOf, name, oneOrMany, sentence, word } from './texts.ts';

const evidence = z.union([
  evidenceKind,
  z.strictObject({
    kind: evidenceKind,
    when: z.enum(['before-apply', 'before-done']).optional().describe('When it is due'),
    maxAge: duration.optional().describe('Older evidence does not count'),
    onNoData: z.enum(['hold', 'fail', 'pass']).optional().describe('hold if left out; pass needs a reason'),
    reason: sentence.optional().describe('Who accepted that no data passes, and why'),
  }),
]);

const wave = z.strictObject({
  name,
  accounts: oneOrMany(glob).describe('Names of accounts, or patterns with *'),
  requiredEvidence: listOf(evidence).optional().describe('Besides the kinds that are always required'),
  requiredApprovals: listOf(name).optional().describe('Roles that must approve besides those of approvalPolicy'),
  soak: duration.optional().describe('How long to wait after the last stack is verified; 0 if left out'),
  concurrency: z.int().min(1).max(1000).optional().describe('Stacks at once; 4 if left out'),
  failureBudget: z.int().min(0).max(1000).optional().describe('Failed stacks after which others may still start; 0'),
  strict: z.boolean().optional().describe('Never more than the failure budget and one stack at once'),
  canary: folderName.optional().describe('The account that goes first and alone'),
  deadline: duration.optional().describe('How long one stack’s apply may take'),
});

/** The contract of the lesson's section 6. */
const promotionContract = z.strictObject({
  artifact: z
    .strictObject({
      type: word,
      digest: word.optional(),
      sourceCommit: word.optional(),
      provenance: z.enum(['required', 'optional']).optional(),
      sbom: z.enum(['required', 'optional']).optional(),
      signature: z.enum(['required', 'optional']).optional(),
    })
    .optional(),
  from: z.strictObject({ environment: glob }).optional(),
  to: z.strictObject({ environment: glob }).optional(),
  requiredEvidence: listOf(evidence).optional(),
  approvals: z.strictObject({ required: listOf(name) }).optional(),
  rollout: z
    .strictObject({ class: word.optional(), strategy: word.optional(), manualGates: listOf(name).optional() })
    .optional(),
  rollback: z.strictObject({ mode: word.optional(), afterPromotion: word.optional() }).optional(),
});

/** `waves/<module>.yaml` and `waves/default.yaml`. */
export const contractFile = z
  .strictObject({
    waves: listOf(wave).max(200).optional().describe('Groups of accounts, in the order they go'),
    promotionContract: promotionContract.optional(),
  })
  .describe('waves/<module>.yaml: the waves and the contract of one module; waves/default.yaml serves the rest');

export type ContractFile = z.infer<typeof contractFile>;
export type WaveEntry = z.infer<typeof wave>;
export type EvidenceEntry = z.infer<typeof evidence>;
