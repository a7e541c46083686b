import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import { isLoadBalancer } from '../../load-balancers.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const attribute = 'internal';
const impacts = { security: 'network', user: 'public' } as const;

export const publicLoadBalancer: ChangeRule = {
  id: 'public-load-balancer',
  about: 'A public load balancer is where strangers meet the service.',
  class: 'high',
  source: 'NET-15',
  onChange: ({ change }) => {
    if (!isLoadBalancer(change.type) || !(creates(change) || kindOf(change.actions) === 'update')) return undefined;
    if (change.configured.includes(attribute) && isUnknown(change, attribute)) {
      return cannotTell('whether it faces the internet is known only later', { attribute, impacts });
    }
    if (afterOf(change, attribute) === true) return undefined;
    if (kindOf(change.actions) === 'create')
      return fires('creates a load balancer that faces the internet', { attribute, impacts });
    return beforeOf(change, attribute) === true
      ? fires('turns an internal load balancer to the internet', { attribute, impacts })
      : undefined;
  },
};
