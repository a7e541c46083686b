import type { Counts } from './analysis.ts';
import type { Lowered } from './classification/lowered.ts';

export type RiskClass = 'none' | 'low' | 'normal' | 'high' | 'critical';

/** One risk rule that fired on one change, or could not tell. `unknown` never counts as clear. */
export type Finding = {
  readonly rule: string;
  readonly class: RiskClass;
  readonly verdict: 'fires' | 'unknown';
  readonly address: string;
  readonly attribute?: string;
  readonly say: string;
};

/** One dimension's answer, and the rule and resource that decided it (lesson 14). */
export type Dimension = { readonly value: string; readonly rule: string; readonly address?: string };

export type Classification = {
  readonly artifact: Dimension;
  readonly target: Dimension;
  readonly blastRadius: Dimension;
  readonly reversibility: Dimension;
  readonly riskClass: Dimension;
  readonly dataImpact: Dimension;
  readonly securityImpact: Dimension;
  readonly userImpact: Dimension;
};

/** What a policy row said about one change. */
export type PolicyVerdict = {
  readonly policy: string;
  readonly verdict: 'deny' | 'warn' | 'no-data';
  readonly address: string;
  readonly say: string;
  readonly fix: string;
};

/** A plan as a senior reviewer would sum it up. A pure function of analysis, rule set and recorded inputs. */
export type Judgement = {
  readonly ruleSet: string;
  readonly class: RiskClass;
  readonly counts: Counts;
  readonly findings: readonly Finding[];
  readonly classification: Classification;
  readonly verdicts: readonly PolicyVerdict[];
  /** Every security impact that was found, sorted; the classification names the weightiest. */
  readonly impacts: readonly string[];
  /** Does this plan destroy, replace or forget anything? */
  readonly destructive: boolean;
  /** An exception brought the class down. */
  readonly lowered?: Lowered;
};

/** What is said of a judged plan wherever a person meets it. */
export type JudgementSummary = {
  readonly class: string;
  readonly lowered?: Lowered;
  readonly impacts: readonly string[];
  readonly counts: Counts;
  readonly destructive: boolean;
  readonly findings: readonly {
    readonly rule: string;
    readonly address: string;
    readonly say: string;
    readonly class: string;
  }[];
  readonly denials: readonly {
    readonly policy: string;
    readonly address: string;
    readonly say: string;
    readonly fix: string;
  }[];
};
