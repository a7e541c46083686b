import { isUnknown } from '../../../plan/change.ts';
import { statementsOf } from '../../../plan/grants/policy.ts';
import { parseJson } from '../../../plan/json.ts';
import { memberOf } from '../../../plan/read.ts';
import { afterOf, beforeOf, sets } from '../../change-facts.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'assume_role_policy';

export const trustChange: ChangeRule = {
  id: 'trust-change',
  about: 'Whoever may take a role has all its rights.',
  class: 'high',
  source: 'IAM-07',
  onChange: ({ change }) => {
    if (
      change.type !== 'aws_iam_role' ||
      !change.actions.some((action) => action === 'create' || action === 'update')
    ) {
      return undefined;
    }
    const impacts = { security: 'iam' } as const;
    if (isUnknown(change, attribute))
      return cannotTell('who may take this role is known only later', { attribute, impacts });
    if (!sets(change, attribute)) return undefined;
    const before = new Set(statementsOf(beforeOf(change, attribute)));
    const added = statementsOf(afterOf(change, attribute)).filter((statement) => !before.has(statement));
    if (added.length === 0) return undefined;
    return added.some(trustsEverybody)
      ? fires('lets everybody take this role', { class: 'critical', attribute, impacts })
      : fires('changes who may take this role', { attribute, impacts });
  },
};

function trustsEverybody(statement: string): boolean {
  const parsed = parseJson(statement);
  if (!('value' in parsed)) return false;
  const { value } = parsed;
  const principal = memberOf(value, 'Principal');
  const named = memberOf(principal, 'AWS') ?? principal;
  const open = named === '*' || (Array.isArray(named) && named.includes('*'));
  return open && memberOf(value, 'Effect') === 'Allow' && memberOf(value, 'Condition') === undefined;
}
