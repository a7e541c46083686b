import { globMatches } from '../glob.ts';
import type { Ordered } from './orders.ts';

/** Values that a source says a change has at least. */
export type Raises = { readonly [D in Ordered]?: string };

/** Where a classification may come from beside the plan's own rules (lesson 14). */
export type SourceKind = 'path' | 'manifest' | 'label' | 'module' | 'policy';

/** One line of `classificationRules`: where any of the named patterns matches, the dimensions are at least these. */
export type ClassificationRule = {
  readonly name: string;
  readonly source: SourceKind;
  readonly patterns: readonly string[];
  readonly raises: Raises;
};

/** What is known of a change beside its plan: texts by the kind of source that reads them. */
export type ChangeSeen = { readonly [S in SourceKind]?: readonly string[] };

/** One source's word on one dimension. It only ever raises. */
export type Signal = { readonly dimension: Ordered; readonly value: string; readonly say: string };

/** What the rules say of what is known, in the order of the rules. */
export function signalsOf(seen: ChangeSeen, rules: readonly ClassificationRule[]): readonly Signal[] {
  return rules.flatMap((rule) => {
    const matched = (seen[rule.source] ?? []).find((text) =>
      rule.patterns.some((pattern) => globMatches(pattern, text)),
    );
    return matched === undefined ? [] : raised(rule.raises, `${rule.name} (${rule.source} ${matched})`);
  });
}

/** A person's own word, which needs nobody's leave: raising is free (S14.5). */
export function raisedByHand(raises: Raises, reason: string): readonly Signal[] {
  return raised(raises, `raised by hand: ${reason}`);
}

function raised(raises: Raises, say: string): readonly Signal[] {
  const entries = Object.entries(raises) as [Ordered, string][];
  return entries.map(([dimension, value]) => ({ dimension, value, say }));
}
