import type { Analysis, ResourceChange } from '../../analysis.ts';
import { isSame, widens } from '../../iam/compare.ts';
import { kindOf } from '../../plan/actions.ts';
import { isUnknown } from '../../plan/change.ts';
import { changedAttributes } from '../../plan/differences.ts';
import { afterOf, beforeOf } from '../change-facts.ts';
import { arnsIn } from '../rights/attached.ts';
import { attachedAttributes, documentAttributes, isNothingBut } from '../rights/carriers.ts';
import type { Sides } from '../rights/sides.ts';
import { compared, sidesOf } from '../rights/sides.ts';
import type { Meaning, Reading } from './reading.ts';

/** What comes with another text and says nothing: ids, versions and counts of AWS. */
const computed = ['policy_id', 'attachment_count', 'default_version_id'];

const order: readonly Meaning[] = ['same', 'narrower', 'wider', 'cannot-tell'];

/** Who holds what is attached. Another holder is a new right for it. */
const holders = ['role', 'user', 'group', 'roles', 'users', 'groups', 'role_name', 'user_name', 'group_name'];

/** Policies and their attachments, compared by what they grant. */
export const policiesReading: Reading = {
  types: [...new Set([...documentAttributes.keys(), ...attachedAttributes.keys()])].filter(isNothingBut),
  attributes: [...new Set([...documentAttributes.values(), ...attachedAttributes.values()]), ...computed],
  wholeType: true,
  meaning: (change, analysis) => {
    const kind = kindOf(change.actions);
    if (kind !== 'update' && [...holders, 'permission_set_arn'].some((name) => isOther(change, name))) return 'wider';
    return policyMeaning(change, analysis);
  },
};

/** What all policies that the change carries mean together. */
export function policyMeaning(change: ResourceChange, analysis: Analysis): Meaning {
  const sides = sidesOf(change, analysis);
  if (sides.length === 0) return change.actions.includes('create') ? 'cannot-tell' : 'same';
  return sides.map((one) => sideMeaning(change, one)).reduce((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a));
}

function sideMeaning(change: ResourceChange, sides: Sides): Meaning {
  const { attribute, after, before, isPartial } = sides;
  const isDelete = kindOf(change.actions) === 'delete';
  if (!isDelete && (after === undefined || isPartial)) return 'cannot-tell';
  const comparison = compared(sides);
  if (widens(comparison)) return 'wider';
  if (attribute !== attachedAttributes.get(change.type)) {
    if (isDelete) return 'narrower';
    return isSame(comparison) && before.length > 0 ? 'same' : isSame(comparison) ? 'wider' : 'narrower';
  }
  const had = arnsIn(beforeOf(change, attribute));
  const has = arnsIn(afterOf(change, attribute));
  if (has.some((arn) => !had.includes(arn))) return 'wider';
  return had.some((arn) => !has.includes(arn)) ? 'narrower' : 'same';
}

function isOther(change: ResourceChange, attribute: string): boolean {
  const isThere = change.before !== null && change.after !== null;
  return isThere && (isUnknown(change, attribute) || changedAttributes(change).includes(attribute));
}
