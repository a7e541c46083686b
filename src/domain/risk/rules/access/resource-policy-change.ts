import { isSubstantial, verb } from '../../change-facts.ts';
import { onlyNarrows, weightByType } from '../../readings/meaning.ts';
import { resourcePolicy } from '../../resource-types/security.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const resourcePolicyChange: ChangeRule = {
  id: 'resource-policy-change',
  about: 'A policy on a resource lets others in without any change to their own rights.',
  class: 'high',
  source: 'RES-02, RES-03, RES-09, by type',
  onChange: ({ change, analysis }) => {
    if (!resourcePolicy.has(change.type) || !isSubstantial(change) || onlyNarrows(change, analysis)) return undefined;
    return fires(`${verb(change)} a policy that decides who may use a resource`, {
      ...weightByType(change, analysis),
      impacts: { security: 'policy' },
    });
  },
};
