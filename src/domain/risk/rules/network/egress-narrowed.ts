import { isNothing } from '../../../network/space.ts';
import { destroys } from '../../../plan/actions.ts';
import { groupsIn } from '../../network/groups.ts';
import { lossOf } from '../../network/growth.ts';
import type { ChangeRule, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;

export const egressNarrowed: ChangeRule = {
  id: 'egress-narrowed',
  about: 'What may no longer be reached is, for whoever needs it, an outage.',
  class: 'high',
  source: 'NET-06',
  onChange: ({ change, analysis }) => {
    if (lossOf(change, analysis, 'egress').every(isNothing)) return undefined;
    const { rowsOf, sideOf } = groupsIn(analysis);
    const rows = rowsOf(change).filter(({ direction }) => direction === 'egress');
    if (rows.some(({ group }) => isGone(group, { analysis }))) return undefined;
    const isOpen = rows.some((row) => sideOf(row).rows.some(({ after }) => after.unclear.length > 0));
    return isOpen
      ? cannotTell('may take away what members of the group reach', { impacts })
      : fires('takes away something that members of the group reach', { impacts });
  },
};

/** A group that ends has no members left. */
function isGone(group: string, { analysis }: Pick<RuleContext, 'analysis'>): boolean {
  return analysis.changes.some((change) => change.address === group && destroys(change) && change.after === null);
}
