import { managedName } from '../../../iam/managed-policies.ts';
import { memberOf } from '../../../plan/read.ts';
import { arnsIn } from '../../rights/attached.ts';
import { attachedAttributes } from '../../rights/carriers.ts';
import { isAll } from '../../rights/grant-rule.ts';
import { addedBy } from '../../rights/sides.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** With these somebody may do everything, or give themselves the rest. */
const administrators = new Set(['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess']);

const impacts = { security: 'iam' } as const;

export const adminGranted: ChangeRule = {
  id: 'admin-granted',
  about: 'Whoever may do everything owns the account.',
  class: 'critical',
  source: 'IAM-01',
  onChange: ({ change, analysis }) => {
    const attribute = attachedAttributes.get(change.type) ?? '';
    const had = new Set(arnsIn(memberOf(change.before, attribute)));
    const attached = arnsIn(memberOf(change.after, attribute))
      .filter((arn) => !had.has(arn))
      .flatMap((arn) => managedName(arn) ?? [])
      .filter((name) => administrators.has(name));
    const named = attached.map((name) => fires(`attaches ${name}`, { attribute, impacts }));
    if (named.length > 0) return named;
    const all = addedBy(change, analysis).find(({ grant }) => isAll(grant) && !grant.actions.not);
    return all && fires('allows everything on everything', { attribute: all.attribute, impacts });
  },
};
