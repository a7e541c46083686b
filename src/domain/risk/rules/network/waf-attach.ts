import { creates, kindOf } from '../../../plan/actions.ts';
import { loadBalancersBehind } from '../../load-balancers.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'resource_arn';

export const wafAttach: ChangeRule = {
  id: 'waf-attach',
  about: 'A web ACL begins to judge the traffic of what it is attached to.',
  class: 'high',
  source: 'NET-16, lesson 23',
  onChange: ({ change, analysis }) => {
    if (change.type !== 'aws_wafv2_web_acl_association') return undefined;
    if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
    const security = 'network';
    switch (loadBalancersBehind(change, attribute, analysis)) {
      case 'public':
        return fires('attaches a web ACL to a public load balancer', {
          attribute,
          impacts: { security, user: 'public' },
        });
      case 'internal':
        return fires('attaches a web ACL to an internal load balancer', {
          attribute,
          class: 'normal',
          impacts: { security },
        });
      case 'some':
        return cannotTell('attaches a web ACL to a load balancer', {
          attribute,
          impacts: { security, user: 'public' },
        });
      case 'none':
        return cannotTell('attaches a web ACL', { attribute, impacts: { security, user: 'public' } });
    }
  },
};
