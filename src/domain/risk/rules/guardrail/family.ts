import type { Rule } from '../../rule.ts';
import { accessAttributes } from './access-attributes.ts';
import { accountMoved } from './account-moved.ts';
import { accountRemoved } from './account-removed.ts';
import { controlTower } from './control-tower.ts';
import { delegatedAdmin } from './delegated-admin.ts';
import { guardrailDetached } from './guardrail-detached.ts';
import { organizationFeatures } from './organization-features.ts';
import { regionEnabled } from './region-enabled.ts';
import { watchingRules } from './watching.ts';

/** Is what holds for all accounts, and what watches them, still there (ORG)? */
export const guardrailRules: readonly Rule[] = [
  guardrailDetached,
  accountRemoved,
  accountMoved,
  organizationFeatures,
  delegatedAdmin,
  controlTower,
  regionEnabled,
  accessAttributes,
  ...watchingRules,
];
