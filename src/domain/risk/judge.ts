import type { Analysis } from '../analysis.ts';
import { settled } from '../classification/settle.ts';
import type { Judgement, JudgementSummary, RiskClass } from '../judgement.ts';
import { destroys, forgets } from '../plan/actions.ts';
import { countsOf } from '../plan/counts.ts';
import { isNoOp } from '../plan/no-op.ts';
import { classify } from './classify.ts';
import type { JudgementInputs } from './judgement-inputs.ts';
import { policyVerdicts } from './policies.ts';
import { ruleSetVersion } from './rules/catalogue.ts';
import { securityImpacts, weigh } from './weigh.ts';

/**
 * Judges a plan from its analysis alone: pure, and equal for equal inputs under one rule set (DESIGN 5.9). A plan that
 * would do nothing has class `none` and no findings.
 */
export function judge(analysis: Analysis, inputs: JudgementInputs): Judgement {
  const { environment, accounts, providers = [] } = inputs;
  const idle = doesNothing(analysis) && providers.length === 0;
  const weighed = idle ? [] : weigh({ analysis, environment, accounts, providers });
  const { signals = [], exceptions = [] } = inputs;
  const { classification, lowered } = settled(
    classify(analysis, weighed, environment),
    idle ? [] : signals,
    exceptions,
  );
  return {
    ruleSet: ruleSetVersion,
    class: classification.riskClass.value as RiskClass,
    counts: countsOf(analysis),
    findings: weighed.map(({ finding }) => finding),
    classification,
    verdicts: policyVerdicts(analysis.changes, inputs.policies, environment.account),
    impacts: securityImpacts(weighed),
    ...(lowered === undefined ? {} : { lowered }),
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
  const { class: planClass, impacts, counts, destructive, findings, verdicts, lowered } = judgement;
  return {
    class: planClass,
    ...(lowered === undefined ? {} : { lowered }),
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
