import { allows, isBroad, isWholeService } from '../../../iam/ask.ts';
import type { Condition } from '../../../iam/condition.ts';
import { grantRule } from '../../rights/grant-rule.ts';
import { fires } from '../../rule.ts';

const action = 'iam:passrole';

export const passRole = grantRule(
  {
    id: 'pass-role',
    about: 'Whoever may pass a role to a service can run anything with the rights of that role.',
    class: 'high',
    source: 'IAM-06',
  },
  (grant) => {
    if (!allows(grant, action) || isWholeService(grant, action)) return undefined;
    const isTied = grant.conditions.some(namesService);
    if (isBroad(grant)) {
      return isTied
        ? fires('lets any role be passed to the named services')
        : fires('lets any role be passed to any service', { class: 'critical' });
    }
    const isPattern = grant.resources.names.some((name) => /[*?]/.test(name));
    if (isPattern) return fires('lets all roles of a pattern be passed', { class: isTied ? 'normal' : 'high' });
    return isTied ? undefined : fires('lets a role be passed to any service', { class: 'normal' });
  },
);

function namesService({ key, operator, values, ifExists }: Condition): boolean {
  const isEqual = operator === 'stringequals' || operator === 'stringlike';
  return key === 'iam:passedtoservice' && isEqual && !ifExists && !values.some((value) => /^[*?]/.test(value));
}
