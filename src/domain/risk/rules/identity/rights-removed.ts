import type { ResourceChange } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { isNothingBut } from '../../rights/carriers.ts';
import { holdersOf } from '../../rights/holders.ts';
import { sidesOf } from '../../rights/sides.ts';
import type { Hit, PlanRule, RuleContext } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const rightsRemoved: PlanRule = {
  id: 'rights-removed',
  about: 'A right that goes stops whoever works with it; a denial that goes opens what it kept out.',
  class: 'normal',
  source: 'IAM-17',
  onPlan: ({ analysis }) => {
    const removed = analysis.changes.filter(
      ({ actions, type, mode }) => kindOf(actions) === 'delete' && mode === 'managed' && isNothingBut(type),
    );
    if (removed.length === 0) return [];
    const emptied = new Set(
      holdersOf(analysis)
        .filter(({ stays, sourcesAfter }) => stays && sourcesAfter === 0)
        .flatMap(({ touched }) => touched),
    );
    return removed.map((change) => ({ ...hit(change, { analysis, emptied }), address: change.address }));
  },
};

function hit(
  change: ResourceChange,
  { analysis, emptied }: Pick<RuleContext, 'analysis'> & { readonly emptied: ReadonlySet<string> },
): Hit {
  const denies = sidesOf(change, analysis).some(({ before }) => before.some(({ effect }) => effect === 'Deny'));
  if (denies) return fires('takes a denial away', { class: 'critical', impacts });
  return emptied.has(change.address) && change.type.startsWith('aws_iam_role_')
    ? fires('takes the last right away from a role that stays', { class: 'high', impacts })
    : fires('takes a right away', { impacts });
}
