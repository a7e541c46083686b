import { compare } from '../../../iam/compare.ts';
import { listText } from '../../../plan/differences.ts';
import { guardrailSides, isOfStatements } from '../../access/organization-policy.ts';
import { actionsText } from '../../access/reach.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'policy' } as const;
const attribute = 'content';

export const guardrailWidened: ChangeRule = {
  id: 'guardrail-widened',
  about:
    'What a policy of the organization denies nobody below can allow. A Deny that goes, or knows an exception more, frees every account below.',
  class: 'critical',
  source: 'ORG: Deny removed or narrowed, wider exception principal, list of regions grows',
  onChange: ({ change }) => {
    if (!isOfStatements(change)) return undefined;
    const sides = guardrailSides(change);
    if (!sides) return undefined;
    if (!sides.before || !sides.after)
      return cannotTell('what the policy still denies cannot be read from the plan', { attribute, impacts });
    const { deniesRemoved, added } = compare(sides.before, sides.after);
    if (deniesRemoved.length > 0) {
      const keys = [...new Set(deniesRemoved.flatMap(({ conditions }) => conditions.map(({ key }) => key)))].sort();
      const under = keys.length === 0 ? '' : `, as far as it depends on ${listText(keys)}`;
      return fires(`no longer denies, or not to all: ${actionsText(deniesRemoved)}${under}`, { attribute, impacts });
    }
    // A list of what is allowed holds back everything else, but only where it was one before.
    const isList = sides.before.some(({ effect }) => effect === 'Allow');
    return isList && added.length > 0
      ? fires(`lets accounts below do more: ${actionsText(added)}`, { attribute, impacts })
      : undefined;
  },
};
