import { isUnknown } from '../../../plan/change.ts';
import { isSet } from '../../../plan/differences.ts';
import { listOf, memberOf } from '../../../plan/read.ts';
import { isGroup } from '../../network/group-row.ts';
import { groupsIn } from '../../network/groups.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const mixedRules: ChangeRule = {
  id: 'mixed-rules',
  about: 'A group with rules in blocks and rules of their own loses the one kind at each apply of the other.',
  class: 'high',
  source: 'NET-07',
  onChange: ({ change, analysis }) => {
    if (!isGroup(change.type) || change.after === null) return undefined;
    const { rowsOf, sideOf } = groupsIn(analysis);
    const mixed = rowsOf(change).filter(
      (row) =>
        isSet(change, row.direction) && sideOf(row).rows.some((other) => isOther(other.change.type, other.after)),
    );
    return mixed.flatMap(({ direction: attribute }) => {
      if (isUnknown(change, attribute)) {
        return [cannotTell('may set rules in blocks beside rules of their own', { attribute, impacts })];
      }
      return listOf(memberOf(change.after, attribute)).length === 0
        ? []
        : [fires('sets rules in blocks beside rules of their own', { attribute, impacts })];
    });
  },
};

function isOther(type: string, after: { readonly clear: readonly unknown[]; readonly unclear: readonly unknown[] }) {
  return !isGroup(type) && after.clear.length + after.unclear.length > 0;
}
