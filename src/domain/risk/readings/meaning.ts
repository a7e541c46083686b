import type { Analysis, ResourceChange } from '../../analysis.ts';
import { kindOf } from '../../plan/actions.ts';
import { touchedAttributes } from '../change-facts.ts';
import { readings } from './catalogue.ts';
import type { Meaning, Reading } from './reading.ts';

const order: readonly Meaning[] = ['same', 'narrower', 'wider', 'cannot-tell'];

/** Labels beside the matter. They never decide who or what passes. */
const labels = new Set(['description', 'tags', 'tags_all', 'labels', 'effective_labels', 'terraform_labels']);

/**
 * What the change means, the worst of all comparisons that read the type. Undefined where some attribute that it
 * touches is understood by none of them: then nothing here may call the change harmless.
 */
export function meaningOf(change: ResourceChange, analysis: Analysis): Meaning | undefined {
  const asked = readings.filter((reading) => reading.types.includes(change.type));
  if (asked.length === 0 || !isUnderstood(change, asked)) return undefined;
  return asked.map(({ meaning }) => meaning(change, analysis)).reduce(worse);
}

/** Does it certainly let nothing and nobody through that was kept out before? */
export function onlyNarrows(change: ResourceChange, analysis: Analysis): boolean {
  const meaning = meaningOf(change, analysis);
  return meaning === 'same' || meaning === 'narrower';
}

/** Objects that others hold on to, whatever they grant: that they come or go is a matter of its own. */
const held = new Set([
  'aws_security_group',
  'aws_default_security_group',
  'aws_iam_role',
  'aws_iam_service_linked_role',
  'aws_iam_group',
  'aws_iam_instance_profile',
  'aws_iam_policy',
  'aws_iot_policy',
  'aws_organizations_policy',
  'aws_route',
]);

/** Is the object nothing but a grant or a block, and does its coming or going only hold back more? */
export function isOnlyLess(change: ResourceChange, analysis: Analysis): boolean {
  return !held.has(change.type) && onlyNarrows(change, analysis);
}

/**
 * The weight of a change that a rule knows only by type: what a comparison has understood is left to the rules of the
 * matter, and stays in sight; what none has understood weighs as the rule says.
 */
export function weightByType(change: ResourceChange, analysis: Analysis): { readonly class?: 'normal' } {
  return meaningOf(change, analysis) === 'wider' ? { class: 'normal' } : {};
}

function isUnderstood(change: ResourceChange, asked: readonly Reading[]): boolean {
  if (kindOf(change.actions) !== 'update') return asked.some(({ wholeType }) => wholeType);
  const understood = new Set(asked.flatMap(({ attributes }) => attributes));
  return touchedAttributes(change).every((name) => labels.has(name) || understood.has(name));
}

function worse(a: Meaning, b: Meaning): Meaning {
  return order.indexOf(b) > order.indexOf(a) ? b : a;
}
