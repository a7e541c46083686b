import { creates, kindOf } from '../../../plan/actions.ts';
import { facingOf } from '../../network/facing.ts';
import { webAclOf } from '../../network/web-acl.ts';
import { weaknesses } from '../../network/web-acl-weakness.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;

export const wafWeakened: ChangeRule = {
  id: 'waf-weakened',
  about: 'What a web ACL no longer stops reaches the service.',
  class: 'critical',
  source: 'NET-16',
  onChange: ({ change, analysis }) => {
    if (change.type !== 'aws_wafv2_web_acl' || change.before === null) return undefined;
    if (kindOf(change.actions) !== 'update' && !creates(change)) return undefined;
    const found = weaknesses(webAclOf(change.before, {}), webAclOf(change.after, change.unknown));
    if (found.length === 0) return undefined;
    const weight = facingOf(change, analysis) === 'inside' ? 'high' : 'critical';
    return found.map(({ attribute, say, isCertain }) =>
      (isCertain ? fires : cannotTell)(say, { class: weight, attribute, impacts }),
    );
  },
};
