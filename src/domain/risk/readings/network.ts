import { distributions } from './distribution.ts';
import { endpointPolicies } from './endpoint-policy.ts';
import { aclBlocks, aclRules } from './network-acl.ts';
import type { Reading } from './reading.ts';
import { ownRoutes, tableRoutes } from './route.ts';
import { groupBlocks, groupRules } from './security-group.ts';
import { webAcl } from './web-acl.ts';

/** What security groups, network ACLs, routes and web ACLs let through. */
export const networkReadings: readonly Reading[] = [
  groupBlocks,
  groupRules,
  aclBlocks,
  aclRules,
  ownRoutes,
  tableRoutes,
  webAcl,
  distributions,
  ...endpointPolicies,
];
