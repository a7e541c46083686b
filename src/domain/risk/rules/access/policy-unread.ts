import { policySides } from '../../access/policy-sides.ts';
import { grantAttributes } from '../../access/single-grants.ts';
import { isSubstantial } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell } from '../../rule.ts';
import { goesAway } from '../../switched-off.ts';

export const policyUnread: ChangeRule = {
  id: 'policy-unread',
  about: 'A policy that is known only later, masked, or in no shape AWS describes may let anybody in.',
  class: 'critical',
  source: 'RES-01, IAM-19 for policies on resources',
  onChange: ({ change, analysis }) => {
    const sides = policySides(change, analysis);
    if (!sides || (sides.before && sides.after) || goesAway(change) || !isSubstantial(change)) return undefined;
    const what = grantAttributes(change.type).length > 0 ? 'whom this lets in' : 'whom the policy lets in';
    return cannotTell(`${what} cannot be read from the plan`, {
      attribute: sides.attribute,
      impacts: { security: 'policy' },
    });
  },
};
