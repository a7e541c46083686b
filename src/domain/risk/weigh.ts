import { classes } from '../classification/orders.ts';
import type { Finding } from '../judgement.ts';
import { byText } from '../plan/read.ts';
import type { Weighed } from './classify.ts';
import type { Located } from './hits.ts';
import { hitsOf } from './hits.ts';
import type { Rule, RuleContext } from './rule.ts';
import { catalogue, worldRules } from './rules/catalogue.ts';
import { undoneIn, worldOf } from './world.ts';

/** Findings with the worst first, then by address and rule. */
export function weigh(context: RuleContext): readonly Weighed[] {
  return [
    ...catalogue.flatMap((rule) => hitsOf(rule, context).map((hit) => weighedHit(rule, hit))),
    ...byDrift(context),
  ].sort((a, b) => inOrder(a.finding, b.finding));
}

/**
 * Drift is judged as if a plan had made it (DRF-02). What this plan takes back is no longer so after the apply: it
 * stays in sight as high at most.
 */
function byDrift(context: RuleContext): readonly Weighed[] {
  const world = worldOf(context.analysis);
  if (world.changes.length === 0) return [];
  const undone = undoneIn(context.analysis);
  return worldRules
    .flatMap((rule) => hitsOf(rule, { ...context, analysis: world }).map((hit) => weighedHit(rule, hit)))
    .map(({ finding, impacts }) => {
      const isMild = finding.class === 'critical' && undone.has(finding.address);
      const weight = isMild ? 'high' : finding.class;
      return { finding: { ...finding, class: weight, say: `by drift: ${finding.say}` }, impacts };
    });
}

/** Every kind of security impact that was found, each once. */
export function securityImpacts(weighed: readonly Weighed[]): readonly string[] {
  return [...new Set(weighed.flatMap(({ impacts }) => impacts.security ?? []))].sort(byText);
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
