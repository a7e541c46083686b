import type { Analysis } from '../analysis.ts';
import type { Environment } from '../environment.ts';
import type { Finding, Judgement } from '../judgement.ts';
import { destroys, forgets } from '../plan/actions.ts';
import { countsOf } from '../plan/counts.ts';
import { isNoOp } from '../plan/no-op.ts';
import { byText } from '../plan/read.ts';
import type { JudgementSummary } from '../promotion/facts.ts';
import type { PolicyRow } from '../rules.ts';
import type { Weighed } from './classify.ts';
import { classes, classify } from './classify.ts';
import { policyVerdicts } from './policies.ts';
import type { Hit, Rule, RuleContext } from './rule.ts';
import { catalogue, ruleSetVersion } from './rules/catalogue.ts';

/** Everything beside the analysis that a judgement rests on. Recorded with it, so that it can be made again. */
export type JudgementInputs = {
  readonly environment: Environment;
  readonly policies: readonly PolicyRow[];
  readonly module: string;
};

/**
 * Judges a plan from its analysis alone: pure, and equal for equal inputs under one rule set (DESIGN 5.9). A plan that
 * would do nothing has class `none` and no findings.
 */
export function judge(analysis: Analysis, inputs: JudgementInputs): Judgement {
  const weighed = doesNothing(analysis) ? [] : weigh({ analysis, environment: inputs.environment });
  const classification = classify(analysis, weighed, inputs.environment);
  const security = weighed.flatMap(({ impacts }) => impacts.security ?? []).filter((impact) => impact !== 'none');
  return {
    ruleSet: ruleSetVersion,
    class: weighed.reduce<Finding['class']>((worst, { finding }) => worse(worst, finding.class), 'none'),
    counts: countsOf(analysis),
    findings: weighed.map(({ finding }) => finding),
    classification,
    verdicts: policyVerdicts(analysis.changes, inputs.policies),
    impacts: [...new Set(security)].sort(byText),
    destructive: analysis.changes.some((change) => destroys(change) || forgets(change)),
  };
}

function doesNothing(analysis: Analysis): boolean {
  return isNoOp(analysis) && !analysis.errored && analysis.complete !== false;
}

/** Findings with the worst first, then by address and rule. */
function weigh(context: RuleContext): readonly Weighed[] {
  return catalogue
    .flatMap((rule) => hitsOf(rule, context).map((hit) => weighedHit(rule, hit)))
    .sort((a, b) => inOrder(a.finding, b.finding));
}

type Located = Hit & { readonly address: string };

function hitsOf(rule: Rule, context: RuleContext): readonly Located[] {
  if ('onPlan' in rule) return rule.onPlan(context);
  return context.analysis.changes.flatMap((change) =>
    [rule.onChange({ ...context, change }) ?? []].flat().map((hit) => ({ ...hit, address: change.address })),
  );
}

function weighedHit(rule: Rule, hit: Located): Weighed {
  const { verdict, address, attribute, say, impacts = {} } = hit;
  const finding = { rule: rule.id, class: hit.class ?? rule.class, verdict, address, say };
  return { finding: attribute === undefined ? finding : { ...finding, attribute }, impacts };
}

function inOrder(a: Finding, b: Finding): number {
  return (
    classes.indexOf(b.class) - classes.indexOf(a.class) ||
    byText(a.address, b.address) ||
    byText(a.rule, b.rule) ||
    byText(a.say, b.say)
  );
}

function worse(a: Finding['class'], b: Finding['class']): Finding['class'] {
  return classes.indexOf(b) > classes.indexOf(a) ? b : a;
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
