import { isBroad, isEveryAction, listed } from '../../../iam/ask.ts';
import type { Grant } from '../../../iam/document.ts';
import { kindOf } from '../../../plan/actions.ts';
import { compared, sidesOf } from '../../rights/sides.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const denyRemoved: ChangeRule = {
  id: 'deny-removed',
  about: 'A denial holds whatever else allows. Without it, everything it kept out is open again.',
  class: 'high',
  source: 'IAM-10',
  onChange: ({ change, analysis }) => {
    if (kindOf(change.actions) === 'delete') return undefined;
    return sidesOf(change, analysis)
      .filter(({ after }) => after !== undefined)
      .flatMap((sides) =>
        compared(sides).deniesRemoved.map((grant) =>
          fires(`no longer denies ${listed(grant.actions)}`, {
            class: isGuardrail(grant) ? 'critical' : 'high',
            attribute: sides.attribute,
            impacts,
          }),
        ),
      );
  },
};

function isGuardrail(grant: Grant): boolean {
  return isBroad(grant) || isEveryAction(grant);
}
