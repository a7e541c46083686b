import type { Rule } from '../../rule.ts';
import { internetRoute } from './internet-route.ts';
import { networkChange } from './network-change.ts';
import { openToWorld } from './open-to-world.ts';
import { publicLoadBalancer } from './public-load-balancer.ts';
import { wafAcl } from './waf-acl.ts';
import { wafAttach } from './waf-attach.ts';
import { wafDetach } from './waf-detach.ts';

/** Which traffic passes, and who stands on the internet (NET)? */
export const networkRules: readonly Rule[] = [
  networkChange,
  openToWorld,
  internetRoute,
  publicLoadBalancer,
  wafAcl,
  wafAttach,
  wafDetach,
];
