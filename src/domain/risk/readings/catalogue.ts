import { protections } from './protections.ts';
import type { Reading } from './reading.ts';
import { groupBlocks, groupRules } from './security-group.ts';
import { webAcl } from './web-acl.ts';

/** What security groups, routes and web ACLs let through. */
const network: readonly Reading[] = [groupBlocks, groupRules, webAcl];

/** Every comparison there is. A new one is its file, its test and its line here. */
export const readings: readonly Reading[] = [...network, ...protections];
