import type { Analysis, ResourceChange } from '../../analysis.ts';
import { isSame, widens } from '../../iam/compare.ts';
import { carriersByAttribute } from '../access/policy-carriers.ts';
import { comparedSides, policySides } from '../access/policy-sides.ts';
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
  const comparison = comparedSides(sides);
  if (!comparison) return 'cannot-tell';
  if (isSame(comparison)) return 'same';
  return widens(comparison) ? 'wider' : 'narrower';
}
