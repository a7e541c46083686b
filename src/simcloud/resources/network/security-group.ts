import { computed, either, immutable, optional } from '../../schema/schema.ts';
import { textOf, type Value, type Values, type ValueType } from '../../schema/values.ts';
import { arn, nameOf, numbered, ownerId, type ResourceType, type Siblings, tagged } from '../definition.ts';

const inlineRule: ValueType = [
  'object',
  {
    cidr_blocks: ['list', 'string'],
    description: 'string',
    from_port: 'number',
    ipv6_cidr_blocks: ['list', 'string'],
    prefix_list_ids: ['list', 'string'],
    protocol: 'string',
    security_groups: ['set', 'string'],
    self: 'bool',
    to_port: 'number',
  },
];

const quietRule: Values = {
  cidr_blocks: [],
  description: '',
  ipv6_cidr_blocks: [],
  prefix_list_ids: [],
  security_groups: [],
  self: false,
};

const rules = either(['set', inlineRule], { elementFallback: quietRule });

export const securityGroup: ResourceType = {
  block: tagged({
    arn: computed('string'),
    description: optional('string', { ...immutable, fallback: 'Managed by Terraform' }),
    egress: rules,
    ingress: rules,
    name: either('string', immutable),
    name_prefix: either('string', immutable),
    owner_id: computed('string'),
    revoke_rules_on_delete: optional('bool', { fallback: false }),
    vpc_id: either('string', immutable),
  }),
  id: numbered('sg'),
  unique: { by: 'name', code: 'InvalidGroup.Duplicate' },
  needs: [{ attribute: 'vpc_id', type: 'aws_vpc', code: 'InvalidVpcID.NotFound', holds: true }],
  fill: {
    arn: ({ place, id }) => arn('ec2', place, `security-group/${id}`),
    name: nameOf,
    name_prefix: () => '',
    owner_id: ownerId,
    vpc_id: ({ fresh }) => `vpc-${fresh('default-vpc', 17)}`,
  },
  siblings: (self, siblings) => ({
    ingress: rulesBeside(self, siblings, 'ingress'),
    egress: rulesBeside(self, siblings, 'egress'),
  }),
};

/** The cloud knows no difference between inline and standalone rules: a group reports them all. */
function rulesBeside(self: Values, siblings: Siblings, direction: 'ingress' | 'egress'): readonly Value[] {
  const ofGroup = (type: string): readonly Values[] =>
    siblings.of(type).filter((rule) => rule.security_group_id === self.id);
  return [
    ...ofGroup(`aws_vpc_security_group_${direction}_rule`).map(asInline),
    ...ofGroup('aws_security_group_rule')
      .filter(({ type }) => type === direction)
      .map(classicAsInline),
  ];
}

function classicAsInline(rule: Values): Value {
  const peer = textOf(rule.source_security_group_id);
  return {
    cidr_blocks: rule.cidr_blocks ?? [],
    description: textOf(rule.description),
    from_port: rule.from_port ?? 0,
    ipv6_cidr_blocks: rule.ipv6_cidr_blocks ?? [],
    prefix_list_ids: rule.prefix_list_ids ?? [],
    protocol: rule.protocol ?? null,
    security_groups: peer ? [peer] : [],
    self: rule.self ?? false,
    to_port: rule.to_port ?? 0,
  };
}

function asInline(rule: Values): Value {
  const peer = textOf(rule.referenced_security_group_id);
  return {
    cidr_blocks: some(rule.cidr_ipv4),
    description: textOf(rule.description),
    from_port: rule.from_port ?? 0,
    ipv6_cidr_blocks: some(rule.cidr_ipv6),
    prefix_list_ids: some(rule.prefix_list_id),
    protocol: rule.ip_protocol ?? null,
    security_groups: peer && peer !== rule.security_group_id ? [peer] : [],
    self: peer !== '' && peer === rule.security_group_id,
    to_port: rule.to_port ?? 0,
  };
}

const some = (value: Value | undefined): readonly Value[] => (textOf(value) ? [textOf(value)] : []);
