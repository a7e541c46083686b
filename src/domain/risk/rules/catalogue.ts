import type { Rule } from '../rule.ts';
import { accessRules } from './access/family.ts';
import { availabilityRules } from './availability/family.ts';
import { codeRules } from './code/family.ts';
import { combinationRules } from './combination/family.ts';
import { costRules } from './cost/family.ts';
import { dataRules } from './data/family.ts';
import { driftRules } from './drift/family.ts';
import { guardrailRules } from './guardrail/family.ts';
import { identityRules } from './identity/family.ts';
import { lifeRules } from './life/family.ts';
import { networkRules } from './network/family.ts';
import { planRules } from './plan/family.ts';
import { protectionRules } from './protection/family.ts';

/**
 * Raised by every change that could give an old plan another judgement. A plan judged under another version is stale, not
 * tampered with (DESIGN 5.9).
 */
export const ruleSetVersion = '2026.11-4';

/** Every rule there is, by family. A new rule is its file, its table and its line in the family's list. */
export const families = {
  plan: planRules,
  life: lifeRules,
  data: dataRules,
  identity: identityRules,
  access: accessRules,
  guardrail: guardrailRules,
  protection: protectionRules,
  network: networkRules,
  code: codeRules,
  availability: availabilityRules,
  cost: costRules,
  drift: driftRules,
  combination: combinationRules,
} as const satisfies Record<string, readonly Rule[]>;

export const catalogue: readonly Rule[] = Object.values(families).flat();

/** Rules that also judge what happened in the world since the last apply: what guards data, rights and borders (DRF-02). */
export const worldRules: readonly Rule[] = [
  ...dataRules,
  ...identityRules,
  ...accessRules,
  ...guardrailRules,
  ...networkRules,
];
