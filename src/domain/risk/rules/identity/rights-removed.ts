import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isNothingBut } from '../../rights/carriers.ts';
import { holdersOf } from '../../rights/holders.ts';
import { sidesOf } from '../../rights/sides.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const rightsRemoved: ChangeRule = {
  id: 'rights-removed',
  about: 'A right that goes stops whoever works with it; a denial that goes opens what it kept out.',
  class: 'normal',
  source: 'IAM-17',
  onChange: ({ change, analysis }) => {
    if (kindOf(change.actions) !== 'delete' || !isNothingBut(change.type)) return undefined;
    const denies = sidesOf(change, analysis).some(({ before }) => before.some(({ effect }) => effect === 'Deny'));
    if (denies) return fires('takes a denial away', { class: 'critical', impacts });
    const emptied = holdersOf(analysis).some(
      (holder) => holder.touched.includes(change.address) && holder.stays && holder.sourcesAfter === 0,
    );
    if (emptied && isOfRole(change))
      return fires('takes the last right away from a role that stays', { class: 'high', impacts });
    return fires('takes a right away', { impacts });
  },
};

function isOfRole({ type }: ResourceChange): boolean {
  return type.startsWith('aws_iam_role_');
}
