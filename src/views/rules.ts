import { families } from '../domain/risk/rules/catalogue.ts';
import { type LeftOut, leftOut } from '../domain/risk/rules/left-out.ts';

/** A risk rule as people look it up. */
export type RuleView = {
  readonly rule: string;
  readonly family: string;
  /** What it weighs unless a finding says otherwise. */
  readonly class: string;
  /** Does it look at the whole plan, or at one change at a time? */
  readonly looks: 'plan' | 'change';
  readonly about: string;
  readonly source: string;
};

/** Every risk rule there is, by family. */
export function allRules(): readonly RuleView[] {
  return Object.entries(families).flatMap(([family, rules]) =>
    rules.map((rule) => ({
      rule: rule.id,
      family,
      class: rule.class,
      looks: 'onPlan' in rule ? ('plan' as const) : ('change' as const),
      about: rule.about,
      source: rule.source,
    })),
  );
}

/** The rules of this id, or those that come from this row of the catalogue: `NET-01`. */
export function rulesOn(topic: string): readonly RuleView[] {
  const rules = allRules();
  const named = rules.filter(({ rule }) => rule === topic);
  if (named.length > 0) return named;
  const row = topic.toUpperCase();
  return rules.filter(({ source }) => numbersIn(source).includes(row));
}

/** What of this row of the catalogue no rule judges. */
export function leftOutOf(topic: string): LeftOut | undefined {
  return leftOut.find(({ row }) => row === topic.toUpperCase());
}

/** Rows of the catalogue a source names: `NET-04, lesson 23` names `NET-04`. */
function numbersIn(source: string): readonly string[] {
  return source.match(/\b[A-Z]{3}-[0-9]{2}\b/g) ?? [];
}
