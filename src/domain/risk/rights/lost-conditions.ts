import { isCovered } from '../../iam/compare.ts';
import { conditionsCover } from '../../iam/condition.ts';
import type { Document, Grant } from '../../iam/document.ts';

/** Keys of conditions under which all of this was allowed before, and that it no longer has as strictly. */
export function lostConditions(grant: Grant, before: Document): readonly string[] {
  const lost = before
    .filter((had) => had.effect === 'Allow' && isCovered(grant, [{ ...had, conditions: [] }]))
    .flatMap(({ conditions }) => conditions.filter((one) => !conditionsCover([one], grant.conditions)));
  return [...new Set(lost.map(({ key }) => key))].sort();
}
