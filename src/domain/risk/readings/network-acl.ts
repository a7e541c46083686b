import type { Analysis, ResourceChange } from '../../analysis.ts';
import { aclRuleType, aclTypes } from '../network/acl-rows.ts';
import { aclSidesIn } from '../network/acls.ts';
import type { Meaning, Reading } from './reading.ts';

/** A network ACL's blocks, by what all its rules together let through. Which subnets it guards is read elsewhere. */
export const aclBlocks: Reading = { types: aclTypes, attributes: ['ingress', 'egress'], meaning };

/** Numbered rules as resources of their own. */
export const aclRules: Reading = {
  types: [aclRuleType],
  attributes: [
    ...['network_acl_id', 'rule_number', 'egress', 'rule_action', 'protocol', 'from_port', 'to_port'],
    ...['icmp_type', 'icmp_code', 'cidr_block', 'ipv6_cidr_block', 'id'],
  ],
  wholeType: true,
  meaning,
};

function meaning(change: ResourceChange, analysis: Analysis): Meaning {
  const sides = aclSidesIn(analysis).filter(({ rows }) => rows.some((row) => row.change === change));
  if (sides.some(({ rows }) => rows.some(({ unclear }) => unclear !== undefined))) return 'cannot-tell';
  if (sides.some(({ grown }) => grown.length > 0)) return 'wider';
  return sides.some(({ lost }) => lost.length > 0) ? 'narrower' : 'same';
}
