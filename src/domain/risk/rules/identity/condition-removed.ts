import { lostConditions } from '../../rights/lost-conditions.ts';
import { compared, sidesOf } from '../../rights/sides.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const conditionRemoved: ChangeRule = {
  id: 'condition-removed',
  about:
    'A condition on MFA, network, organisation or tags is often all that keeps a right from those who should not have it.',
  class: 'high',
  source: 'IAM-10',
  onChange: ({ change, analysis }) =>
    sidesOf(change, analysis).flatMap((sides) =>
      compared(sides).added.flatMap((grant) => {
        const lost = lostConditions(grant, sides.before);
        if (lost.length === 0) return [];
        return [
          fires(`allows without or under a wider condition on ${lost.join(', ')}`, {
            attribute: sides.attribute,
            impacts,
          }),
        ];
      }),
    ),
};
