import { kindOf } from '../../../plan/actions.ts';
import { isSubstantial, verb } from '../../change-facts.ts';
import { onlyNarrows, weightByType } from '../../readings/meaning.ts';
import { identity } from '../../resource-types/security.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const identityChange: ChangeRule = {
  id: 'identity-change',
  about: 'What decides who may do what is read by a person, unless a rule that reads the right itself has spoken.',
  class: 'high',
  source: 'IAM-12, IAM-13, IAM-17, by type',
  onChange: ({ change, analysis }) => {
    if (!identity.has(change.type) || !isSubstantial(change) || onlyNarrows(change, analysis)) return undefined;
    const impacts = { security: 'iam' } as const;
    if (kindOf(change.actions) === 'delete')
      return fires('takes a right or a principal away', { class: 'normal', impacts });
    return fires(`${verb(change)} something that decides who may do what`, {
      ...weightByType(change, analysis),
      impacts,
    });
  },
};
