import type { Environment } from '../../../../src/domain/environment.ts';
import type { RiskClass } from '../../../../src/domain/judgement.ts';
import type { ProviderMove } from '../../../../src/domain/provider-lock.ts';
import type { PlanParts } from '../../plan/plans.ts';

/** One plan that a rule is shown, in words and in rows. */
export type Case = {
  readonly title: string;
  readonly plan: PlanParts;
  readonly environment?: Environment;
  /** Providers that move in the lock file beside the pin. */
  readonly providers?: readonly ProviderMove[];
  /** The class of the finding, where it matters which. */
  readonly class?: RiskClass;
  /** What the sentence must hold. */
  readonly say?: string | RegExp;
};

/** Several rules read one thing; where it cannot be read, one of them says so for all. */
type SaidElsewhere = { readonly by: string; readonly cases: readonly Case[] };

/** Everything that is known of one rule by example. Each rule of the catalogue has one, in `<family>/<rule>.table.ts`. */
export type RuleTable = {
  readonly rule: string;
  /** `never sure`: all the rule ever says is that it cannot tell. */
  readonly fires: readonly Case[] | 'never sure';
  readonly silent: readonly Case[];
  /** What the rule cannot tell and must not call clear. A rule of action and type alone knows everything it asks. */
  readonly unknown: readonly Case[] | 'decided by action and type' | SaidElsewhere;
  /** The rule judges a direction: with before and after swapped, an update that fires must not exceed low. */
  readonly directed?: true;
  /** The same meaning in another order or spelling: the whole plan must not exceed low. */
  readonly same?: readonly Case[];
};
