import type { ResourceChange } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isSubstantial, verb } from '../../change-facts.ts';
import { onlyNarrows, weightByType } from '../../readings/meaning.ts';
import { joints } from '../../resource-types/joints.ts';
import { network, traffic } from '../../resource-types/security.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** Types a rule of their own speaks about. */
const elsewhere = new Set(['aws_wafv2_web_acl', 'aws_wafv2_web_acl_association']);

export const networkChange: ChangeRule = {
  id: 'network-change',
  about:
    'What decides which traffic passes is read by a person, unless a rule that reads the traffic itself has spoken.',
  class: 'high',
  source: 'NET-04, NET-08, NET-11, NET-12, by type',
  onChange: ({ change, analysis }) => {
    if (!network.has(change.type) || elsewhere.has(change.type)) return undefined;
    if (!isSubstantial(change) || isJoint(change)) return undefined;
    const impacts = { security: 'network' } as const;
    const isHarmless = onlyNarrows(change, analysis);
    if (isHarmless && !creates(change)) return undefined;
    const weight = isHarmless ? ({ class: 'normal' } as const) : weightByType(change, analysis);
    return traffic.has(change.type)
      ? fires(`${verb(change)} something that decides which traffic passes`, { ...weight, impacts })
      : fires(`${verb(change)} a part of the network`, { class: 'normal', impacts });
  },
};

/** Making and ending a joint has a rule of its own. */
function isJoint({ type, actions }: ResourceChange): boolean {
  return joints.has(type) && kindOf(actions) !== 'update';
}
