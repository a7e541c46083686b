import type { Analysis } from '../analysis.ts';
import type { Environment } from '../environment.ts';
import type { Judgement, JudgementSummary } from '../judgement.ts';
import { destroys, forgets } from '../plan/actions.ts';
import { countsOf } from '../plan/counts.ts';
import { isNoOp } from '../plan/no-op.ts';
import type { ProviderMove } from '../provider-lock.ts';
import type { PolicyRow } from '../rules.ts';
import { classify } from './classify.ts';
import { policyVerdicts } from './policies.ts';
import { ruleSetVersion } from './rules/catalogue.ts';
import { securityImpacts, weigh } from './weigh.ts';

/** Everything beside the analysis that a judgement rests on. Recorded with it, so that it can be made again. */
export type JudgementInputs = {
  readonly environment: Environment;
  readonly policies: readonly PolicyRow[];
  readonly module: string;
  /** Ids of the estate's accounts by name. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Providers that move with the release; left out where none does. */
  readonly providers?: readonly ProviderMove[];
};

/**
 * Judges a plan from its analysis alone: pure, and equal for equal inputs under one rule set (DESIGN 5.9). A plan that
 * would do nothing has class `none` and no findings.
 */
export function judge(analysis: Analysis, inputs: JudgementInputs): Judgement {
  const { environment, accounts, providers = [] } = inputs;
  const idle = doesNothing(analysis) && providers.length === 0;
  const weighed = idle ? [] : weigh({ analysis, environment, accounts, providers });
  const classification = classify(analysis, weighed, environment);
  return {
    ruleSet: ruleSetVersion,
    class: weighed[0]?.finding.class ?? 'none',
    counts: countsOf(analysis),
    findings: weighed.map(({ finding }) => finding),
    classification,
    verdicts: policyVerdicts(analysis.changes, inputs.policies, environment.account),
    impacts: securityImpacts(weighed),
    destructive: analysis.changes.some((change) => destroys(change) || forgets(change)),
  };
}

function doesNothing(analysis: Analysis): boolean {
  return isNoOp(analysis) && !analysis.errored && analysis.complete !== false;
}

/**
 * What a person meets of a judgement: findings that weigh as much as the whole plan or are high, and what policies deny.
 * A policy that could not tell stands among the denials, because no data is never a yes.
 */
export function summaryOf(judgement: Judgement): JudgementSummary {
  const { class: planClass, impacts, counts, destructive, findings, verdicts } = judgement;
  return {
    class: planClass,
    impacts,
    counts,
    destructive,
    findings: findings
      .filter((finding) => finding.class === planClass || finding.class === 'high')
      .map(({ rule, address, say, class: weight }) => ({ rule, address, say, class: weight })),
    denials: verdicts
      .filter(({ verdict }) => verdict !== 'warn')
      .map(({ policy, address, say, fix }) => ({ policy, address, say, fix })),
  };
}
