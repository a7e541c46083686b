import type { Analysis } from '../../../analysis.ts';
import { openPaths } from '../../../iam/escalation.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textsOf, wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import { isAll } from '../../rights/grant-rule.ts';
import { rightsOf } from '../../rights/holders.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

/** Attribute that lists groups or members, by type. */
const lists: ReadonlyMap<string, string> = new Map([
  ['aws_iam_user_group_membership', 'groups'],
  ['aws_iam_group_membership', 'users'],
]);

export const memberAdded: ChangeRule = {
  id: 'member-added',
  about: 'Whoever becomes a member of a group has all its rights from then on.',
  class: 'normal',
  source: 'IAM-13',
  onChange: ({ change, analysis }) => {
    const attribute = lists.get(change.type);
    if (attribute === undefined || change.after === null) return undefined;
    if (isUnknown(change, attribute)) {
      return cannotTell('who becomes a member of what is known only later', { class: 'critical', attribute, impacts });
    }
    const had = new Set(textsOf(beforeOf(change, attribute)));
    const added = textsOf(afterOf(change, attribute)).filter((name) => !had.has(name));
    if (added.length === 0) return undefined;
    const groups = attribute === 'groups' ? added : [wordOf(afterOf(change, 'group'))];
    return groups.map((group) => hit(group, { attribute, analysis }));
  },
};

function hit(group: string, { attribute, analysis }: { readonly attribute: string; readonly analysis: Analysis }): Hit {
  return isAdministrators(group, analysis)
    ? fires(`makes somebody a member of ${group}, which may do everything`, { class: 'critical', attribute, impacts })
    : fires(`makes somebody a member of ${group}`, { attribute, impacts });
}

/** By what the plan shows of its policies, or by its name where it shows none. */
function isAdministrators(group: string, analysis: Analysis): boolean {
  const document = rightsOf(`group/${group}`, analysis);
  if (document.some((grant) => grant.effect === 'Allow' && isAll(grant))) return true;
  return (
    openPaths(document, `group/${group}`).some(({ isSelfContained }) => isSelfContained) ||
    /admin|root|owner/i.test(group)
  );
}
