import type { ResourceChange } from '../../analysis.ts';
import { compare, isSame, widens } from '../../iam/compare.ts';
import { guardrailSides, isOfStatements } from '../access/organization-policy.ts';
import type { Meaning, Reading } from './reading.ts';

/**
 * Service and resource control policies. Nothing they allow is a right, so one that comes only holds back. What goes
 * with a policy may be wider, or a lock-out where it was the list of what is allowed: then only a person can tell.
 */
export const guardrailReading: Reading = {
  types: ['aws_organizations_policy'],
  attributes: ['content'],
  wholeType: true,
  meaning,
};

function meaning(change: ResourceChange): Meaning {
  if (!isOfStatements(change)) return 'cannot-tell';
  const sides = guardrailSides(change);
  if (!sides) return 'same';
  if (!sides.before || !sides.after) return 'cannot-tell';
  const comparison = compare(sides.before, sides.after);
  if (isSame(comparison)) return 'same';
  if (comparison.removed.length > 0) return 'cannot-tell';
  return change.before !== null && widens(comparison) ? 'wider' : 'narrower';
}
