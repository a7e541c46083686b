import type { Analysis } from '../../../analysis.ts';
import { compare } from '../../../iam/compare.ts';
import type { Grant } from '../../../iam/document.ts';
import { documentOf } from '../../../iam/document.ts';
import { overlaps } from '../../../iam/pattern.ts';
import { memberOf } from '../../../plan/read.ts';
import { guardrailSides, isOfStatements } from '../../access/organization-policy.ts';
import { actionsText } from '../../access/reach.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** Types that say in `policy` what somebody may do. */
const rights = new Set(['aws_iam_policy', 'aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy']);

export const guardrailLockOut: ChangeRule = {
  id: 'guardrail-lock-out',
  about: 'What the organization denies stops at once for all who did it until now.',
  class: 'high',
  source: 'ORG: stricter policy denies what principals of this plan do',
  onChange: ({ change, analysis }) => {
    if (!isOfStatements(change)) return undefined;
    const sides = guardrailSides(change);
    if (!sides?.before || !sides.after) return undefined;
    const stopped = compare(sides.before, sides.after).deniesAdded.filter(isForAll);
    const inUse = allowedIn(analysis).filter((grant) => stopped.some((deny) => meet(deny, grant)));
    return inUse.length === 0
      ? undefined
      : fires(`denies what this plan lets somebody do: ${actionsText(inUse)}`, {
          impacts: { security: 'policy', reversibility: 'reversible' },
        });
  },
};

/** A Deny under a condition hits only some, and the plan does not show whom. */
function isForAll({ conditions, actions }: Grant): boolean {
  return conditions.length === 0 && !actions.not;
}

function allowedIn({ changes }: Analysis): readonly Grant[] {
  return changes
    .filter(({ type, after }) => rights.has(type) && after !== null)
    .flatMap(({ after }) => documentOf(memberOf(after, 'policy')) ?? [])
    .filter(({ effect, actions }) => effect === 'Allow' && !actions.not);
}

/** Everything is allowed to an administrator, and no Deny is aimed at that. */
function meet(deny: Grant, grant: Grant): boolean {
  return grant.actions.names.some(
    (name) => name !== '*' && deny.actions.names.some((denied) => overlaps(denied, name)),
  );
}
