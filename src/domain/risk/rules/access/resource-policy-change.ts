import { isSubstantial, verb } from '../../change-facts.ts';
import { resourcePolicy } from '../../resource-types/security.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const resourcePolicyChange: ChangeRule = {
  id: 'resource-policy-change',
  class: 'high',
  source: 'RES-02, RES-03, RES-09, by type',
  onChange: ({ change }) => {
    if (!resourcePolicy.has(change.type) || !isSubstantial(change)) return undefined;
    return fires(`${verb(change)} a policy that decides who may use a resource`, { impacts: { security: 'policy' } });
  },
};
