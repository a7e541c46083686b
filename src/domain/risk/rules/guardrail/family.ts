import type { Rule } from '../../rule.ts';
import { accountRules } from './accounts.ts';
import { controlTower } from './control-tower.ts';
import { guardrailDetached } from './guardrail-detached.ts';
import { guardrailLockOut } from './guardrail-lock-out.ts';
import { guardrailSettings } from './guardrail-settings.ts';
import { guardrailWidened } from './guardrail-widened.ts';
import { watchingRules } from './watching.ts';

/** Is what holds for all accounts, and what watches them, still there (ORG)? */
export const guardrailRules: readonly Rule[] = [
  guardrailWidened,
  guardrailSettings,
  guardrailLockOut,
  guardrailDetached,
  controlTower,
  ...accountRules,
  ...watchingRules,
];
