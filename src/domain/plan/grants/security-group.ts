import { wordOf } from '../read.ts';
import type { GrantCarrier, GrantSource } from './carrier.ts';
import { unreadable } from './carrier.ts';
import type { Direction } from './opening.ts';
import { openingsOf, openingText } from './opening.ts';

/** One security group's `ingress` or `egress`, cut into single openings. */
export function securityGroupCarrier(direction: Direction): GrantCarrier {
  return {
    types: ['aws_security_group', 'aws_default_security_group'],
    attribute: direction,
    ids: ['id'],
    grants: (group) => openingsOf('aws_security_group', group, direction)?.map(openingText) ?? [unreadable],
    sources: [
      source('aws_security_group_rule', direction, oldRuleReads),
      source(`aws_vpc_security_group_${direction}_rule`, direction, newRuleReads),
    ],
  };
}

function source(type: string, direction: Direction, reads: readonly string[]): GrantSource {
  return {
    type,
    reads,
    carriers: ({ security_group_id: id }) => [wordOf(id)],
    grants: (rule) => openingsOf(type, rule, direction)?.map(openingText) ?? [],
  };
}

export const oldRuleReads: readonly string[] = [
  'type',
  'security_group_id',
  'protocol',
  'from_port',
  'to_port',
  'cidr_blocks',
  'ipv6_cidr_blocks',
  'prefix_list_ids',
  'source_security_group_id',
  'self',
];

export const newRuleReads: readonly string[] = [
  'security_group_id',
  'ip_protocol',
  'from_port',
  'to_port',
  'cidr_ipv4',
  'cidr_ipv6',
  'prefix_list_id',
  'referenced_security_group_id',
];
