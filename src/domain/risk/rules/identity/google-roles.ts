import type { ResourceChange } from '../../../analysis.ts';
import { isUnknown } from '../../../plan/change.ts';
import { textOf, textsOf, wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'iam' } as const;

export const googleRoles: ChangeRule = {
  id: 'google-roles',
  about:
    'Basic and administrator roles of Google hold for everything below; tokens of a service account are its rights.',
  class: 'high',
  source: 'IAM-21',
  onChange: ({ change }) => {
    if (!/^google_.*_iam_(?:member|binding)$/.test(change.type) || change.after === null) return undefined;
    const attribute = change.type.endsWith('_member') ? 'member' : 'members';
    const open = ['role', attribute].find((name) => isUnknown(change, name));
    if (open !== undefined) {
      return cannotTell('who gets which role is known only later', { attribute: open, class: 'critical', impacts });
    }
    const added = addedMembers(change, attribute);
    if (added.length === 0) return undefined;
    return [...publicHit(added, attribute), ...roleHit(change)];
  },
};

function addedMembers(change: ResourceChange, attribute: string): readonly string[] {
  const of = (side: typeof afterOf): readonly string[] => {
    const value = side(change, attribute);
    return [...textsOf(value), ...(textOf(value) === undefined ? [] : [wordOf(value)])];
  };
  const isOther = wordOf(beforeOf(change, 'role')) !== wordOf(afterOf(change, 'role'));
  const had = new Set(isOther ? [] : of(beforeOf));
  return of(afterOf).filter((member) => !had.has(member));
}

function publicHit(added: readonly string[], attribute: string): readonly Hit[] {
  const all = added.find((member) => member === 'allUsers' || member === 'allAuthenticatedUsers');
  return all === undefined
    ? []
    : [fires(`lets everybody in: ${all}`, { attribute, class: 'critical', impacts: { ...impacts, user: 'public' } })];
}

function roleHit(change: ResourceChange): readonly Hit[] {
  const attribute = 'role';
  const role = wordOf(afterOf(change, attribute));
  if (
    /^roles[/](?:owner|editor|resourcemanager[.](?:organization|folder|project(?:Iam)?)Admin|iam[.](?:securityAdmin|organizationRoleAdmin))$/.test(
      role,
    )
  ) {
    return [fires(`gives ${role}`, { attribute, class: 'critical', impacts })];
  }
  if (/^roles[/]iam[.](?:serviceAccount(?:TokenCreator|User|KeyAdmin|Admin)|workloadIdentityUser)$/.test(role)) {
    const isWide = /^google_(?:project|folder|organization)_/.test(change.type);
    return [
      fires(`lets somebody act as ${isWide ? 'every service account' : 'a service account'}: ${role}`, {
        attribute,
        class: isWide ? 'critical' : 'high',
        impacts,
      }),
    ];
  }
  return /[.][a-z]*admin$/i.test(role) ? [fires(`gives ${role}`, { attribute, impacts })] : [];
}
