import { computed, either, immutable, optional, required } from '../../schema/schema.ts';
import { arn, numbered, type ResourceType, tagged, untagged } from '../definition.ts';

const inGroup = {
  attribute: 'security_group_id',
  type: 'aws_security_group',
  code: 'InvalidGroup.NotFound',
} as const;

/** One peer per rule; `aws_vpc_security_group_ingress_rule` and its sibling for egress. */
export const groupRule: ResourceType = {
  block: tagged({
    arn: computed('string'),
    cidr_ipv4: optional('string'),
    cidr_ipv6: optional('string'),
    description: optional('string'),
    from_port: optional('number'),
    ip_protocol: required('string'),
    prefix_list_id: optional('string'),
    referenced_security_group_id: optional('string'),
    security_group_id: required('string', immutable),
    security_group_rule_id: computed('string'),
    to_port: optional('number'),
  }),
  id: numbered('sgr'),
  needs: [inGroup],
  fill: {
    arn: ({ place, id }) => arn('ec2', place, `security-group-rule/${id}`),
    security_group_rule_id: ({ id }) => id,
  },
};

/** The older kind, with lists of peers. Nothing of it but its description can be changed in place. */
export const securityGroupRule: ResourceType = {
  block: untagged({
    cidr_blocks: optional(['list', 'string'], immutable),
    description: optional('string'),
    from_port: required('number', immutable),
    ipv6_cidr_blocks: optional(['list', 'string'], immutable),
    prefix_list_ids: optional(['list', 'string'], immutable),
    protocol: required('string', immutable),
    security_group_id: required('string', immutable),
    security_group_rule_id: computed('string'),
    self: optional('bool', { ...immutable, fallback: false }),
    source_security_group_id: either('string', immutable),
    to_port: required('number', immutable),
    type: required('string', { ...immutable, oneOf: ['ingress', 'egress'] }),
  }),
  id: numbered('sgrule'),
  needs: [inGroup],
  fill: { security_group_rule_id: ({ fresh }) => `sgr-${fresh('sgr', 17)}` },
};
