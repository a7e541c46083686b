import type { Rule } from '../../rule.ts';
import { aclSwap } from './acl-swap.ts';
import { addressPlan } from './address-plan.ts';
import { dnsChange } from './dns-change.ts';
import { internetRoute } from './internet-route.ts';
import { networkAcl } from './network-acl.ts';
import { networkFirewall } from './network-firewall.ts';
import { networkJunction } from './network-junction.ts';
import { prefixList } from './prefix-list.ts';
import { routeLost } from './route-lost.ts';
import { routeTableSwap } from './route-table-swap.ts';

/** Which way packets go, and what stops them on it (NET-04 for lists, NET-09 to NET-12, NET-17, NET-19, NET-20). */
export const pathRules: readonly Rule[] = [
  prefixList,
  networkAcl,
  aclSwap,
  internetRoute,
  routeLost,
  routeTableSwap,
  networkJunction,
  networkFirewall,
  dnsChange,
  addressPlan,
];
