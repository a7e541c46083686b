import type { Analysis, ResourceChange } from '../../analysis.ts';
import { compare, isSame, widens } from '../../iam/compare.ts';
import { carriersByAttribute } from '../access/policy-carriers.ts';
import { policySides } from '../access/policy-sides.ts';
import { grantAttributes, singleGrantTypes } from '../access/single-grants.ts';
import type { Meaning, Reading } from './reading.ts';

/** Policies on resources, as sets of what they grant. */
export const resourcePolicyReadings: readonly Reading[] = [
  ...carriersByAttribute(true).map(
    ([attribute, types]): Reading => ({ types, attributes: [attribute], wholeType: true, meaning }),
  ),
  ...carriersByAttribute(false).map(([attribute, types]): Reading => ({ types, attributes: [attribute], meaning })),
  ...singleGrantTypes.map(
    (type): Reading => ({ types: [type], attributes: grantAttributes(type), wholeType: true, meaning }),
  ),
];

function meaning(change: ResourceChange, analysis: Analysis): Meaning {
  const sides = policySides(change, analysis);
  if (!sides) return 'same';
  if (!sides.before || !sides.after) return 'cannot-tell';
  const comparison = compare(sides.before, sides.after);
  if (isSame(comparison)) return 'same';
  return widens(comparison) ? 'wider' : 'narrower';
}
