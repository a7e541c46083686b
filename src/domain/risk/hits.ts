import type { Hit, Rule, RuleContext } from './rule.ts';

/** A hit with the address it stands at. */
export type Located = Hit & { readonly address: string };

/** Everything one rule says of a plan. */
export function hitsOf(rule: Rule, context: RuleContext): readonly Located[] {
  if ('onPlan' in rule) return rule.onPlan(context);
  return context.analysis.changes.flatMap((change) =>
    [rule.onChange({ ...context, change }) ?? []].flat().map((hit) => ({ ...hit, address: change.address })),
  );
}
