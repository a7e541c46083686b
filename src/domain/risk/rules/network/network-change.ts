import { isSubstantial, verb } from '../../change-facts.ts';
import { network, traffic } from '../../resource-types/security.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** Types a rule of their own speaks about. */
const elsewhere = new Set(['aws_wafv2_web_acl', 'aws_wafv2_web_acl_association']);

export const networkChange: ChangeRule = {
  id: 'network-change',
  class: 'high',
  source: 'NET-04, NET-08, NET-11, NET-12, by type',
  onChange: ({ change }) => {
    if (!network.has(change.type) || elsewhere.has(change.type) || !isSubstantial(change)) return undefined;
    const impacts = { security: 'network' } as const;
    return traffic.has(change.type)
      ? fires(`${verb(change)} something that decides which traffic passes`, { impacts })
      : fires(`${verb(change)} a part of the network`, { class: 'normal', impacts });
  },
};
