import type { Rule } from '../../rule.ts';
import { groupRules } from './group-rules.ts';
import { internetRoute } from './internet-route.ts';
import { networkChange } from './network-change.ts';
import { publicLoadBalancer } from './public-load-balancer.ts';
import { wafRules } from './waf-rules.ts';

/** Which traffic passes, and who stands on the internet (NET)? */
export const networkRules: readonly Rule[] = [
  networkChange,
  ...groupRules,
  internetRoute,
  publicLoadBalancer,
  ...wafRules,
];
