import type { Analysis, ResourceChange } from '../../analysis.ts';

/**
 * What a change does to what it grants, opens or protects. `narrower` is never above low by itself (risk-rules 1);
 * `cannot-tell` counts as `wider`.
 */
export type Meaning = 'same' | 'narrower' | 'wider' | 'cannot-tell';

/**
 * A comparison that understands some attributes of a type whole: in any order and spelling, split over resources or
 * not. Where it speaks, rules that only know the type stay silent and rules that know the matter say what is wider.
 */
export type Reading = {
  readonly types: readonly string[];
  /** Top-level attributes it understands whole. */
  readonly attributes: readonly string[];
  /** The type is nothing but this matter (a rule, an attachment), so creating widens and deleting narrows. */
  readonly wholeType?: true;
  readonly meaning: (change: ResourceChange, analysis: Analysis) => Meaning;
};
