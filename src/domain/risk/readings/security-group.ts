import type { Analysis, ResourceChange } from '../../analysis.ts';
import { isNothing } from '../../network/space.ts';
import { groupRuleTypes, groupTypes } from '../network/group-row.ts';
import { growthOf, lossOf, unclearOf } from '../network/growth.ts';
import type { Meaning, Reading } from './reading.ts';

const directions = ['ingress', 'egress'] as const;

/** A group's blocks, compared with everything the group lets through over the whole plan. */
export const groupBlocks: Reading = { types: groupTypes, attributes: ['ingress', 'egress'], wholeType: true, meaning };

/** Rules of a group as resources of their own. */
export const groupRules: Reading = {
  types: groupRuleTypes,
  attributes: [
    'type',
    'security_group_id',
    'protocol',
    'ip_protocol',
    'from_port',
    'to_port',
    'cidr_blocks',
    'ipv6_cidr_blocks',
    'cidr_ipv4',
    'cidr_ipv6',
    'prefix_list_ids',
    'prefix_list_id',
    'source_security_group_id',
    'referenced_security_group_id',
    'self',
    'id',
    'security_group_rule_id',
    'arn',
  ],
  wholeType: true,
  meaning,
};

function meaning(change: ResourceChange, analysis: Analysis): Meaning {
  const all = <T>(read: (direction: 'ingress' | 'egress') => readonly T[]) => directions.flatMap(read);
  if (all((direction) => unclearOf(change, analysis, direction)).length > 0) return 'cannot-tell';
  if (all((direction) => growthOf(change, analysis, direction)).length > 0) return 'wider';
  const isLost = all((direction) => lossOf(change, analysis, direction)).some((space) => !isNothing(space));
  return isLost ? 'narrower' : 'same';
}
