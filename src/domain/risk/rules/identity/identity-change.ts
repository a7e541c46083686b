import { kindOf } from '../../../plan/actions.ts';
import { isSubstantial, verb } from '../../change-facts.ts';
import { identity } from '../../resource-types/security.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const identityChange: ChangeRule = {
  id: 'identity-change',
  class: 'high',
  source: 'IAM-12, IAM-13, IAM-17, by type',
  onChange: ({ change }) => {
    if (!identity.has(change.type) || !isSubstantial(change)) return undefined;
    const impacts = { security: 'iam' } as const;
    if (kindOf(change.actions) === 'delete')
      return fires('takes a right or a principal away', { class: 'normal', impacts });
    return fires(`${verb(change)} something that decides who may do what`, { impacts });
  },
};
