import type { Analysis, ResourceChange } from '../analysis.ts';
import type { Environment } from '../environment.ts';
import type { RiskClass } from '../judgement.ts';
import type { ProviderMove } from '../provider-lock.ts';

/** What a rule may look at: one change, everything beside it for combinations, where it would happen, and whose estate. */
export type RuleContext = {
  readonly analysis: Analysis;
  readonly environment: Environment;
  /** Ids of the estate's accounts by name. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Providers that move in the lock file beside the pin. */
  readonly providers: readonly ProviderMove[];
};
type ChangeContext = RuleContext & { readonly change: ResourceChange };

/** What a hit says about the other dimensions of lesson 14. The worst of all hits wins. */
export type Impacts = {
  readonly security?: SecurityImpact;
  readonly data?: DataImpact;
  readonly reversibility?: Reversibility;
  readonly user?: UserImpact;
};

type SecurityImpact = 'policy' | 'secret' | 'network' | 'iam';
type DataImpact = 'none' | 'read-only' | 'write-path' | 'schema-data';
type Reversibility = 'reversible' | 'partially-reversible' | 'irreversible';
type UserImpact = 'internal' | 'beta' | 'public' | 'strategic-customer';

/** A rule fired here, or could not tell (`unknown`, which never counts as clear). */
export type Hit = {
  readonly verdict: 'fires' | 'unknown';
  /** Where it is another than the rule's own. */
  readonly class?: RiskClass;
  readonly attribute?: string;
  /** A short sentence about the resource, without values that may be secret. */
  readonly say: string;
  readonly impacts?: Impacts;
};

type AnyRule = {
  readonly id: string;
  readonly class: Exclude<RiskClass, 'none'>;
  /** One or two sentences for `explain`: why somebody should look. */
  readonly about: string;
  /** Where the rule comes from: its row of the catalogue, or the measured finding behind it. */
  readonly source: string;
};

/** Looks at one change at a time; the finding stands at the change's address. */
export type ChangeRule = AnyRule & { readonly onChange: (context: ChangeContext) => Hit | readonly Hit[] | undefined };

/** Looks at the whole plan and says itself at which address. */
export type PlanRule = AnyRule & {
  readonly onPlan: (context: RuleContext) => readonly (Hit & { readonly address: string })[];
};

export type Rule = ChangeRule | PlanRule;

export function fires(say: string, more?: Omit<Hit, 'verdict' | 'say'>): Hit {
  return { verdict: 'fires', say, ...more };
}

export function cannotTell(say: string, more?: Omit<Hit, 'verdict' | 'say'>): Hit {
  return { verdict: 'unknown', say, ...more };
}
