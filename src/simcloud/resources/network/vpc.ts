import { computed, either, immutable, optional, required } from '../../schema/schema.ts';
import { textOf, type Value, type ValueType } from '../../schema/values.ts';
import { arn, numbered, ownerId, type ResourceType, tagged, untagged } from '../definition.ts';

const inVpc = { attribute: 'vpc_id', type: 'aws_vpc', code: 'InvalidVpcID.NotFound', holds: true } as const;
const off = { fallback: false } as const;

export const vpc: ResourceType = {
  block: tagged({
    arn: computed('string'),
    assign_generated_ipv6_cidr_block: optional('bool'),
    cidr_block: either('string', immutable),
    default_network_acl_id: computed('string'),
    default_route_table_id: computed('string'),
    default_security_group_id: computed('string'),
    dhcp_options_id: computed('string'),
    enable_dns_hostnames: either('bool'),
    enable_dns_support: optional('bool', { fallback: true }),
    enable_network_address_usage_metrics: either('bool'),
    instance_tenancy: optional('string', { fallback: 'default', oneOf: ['default', 'dedicated'] }),
    ipv4_ipam_pool_id: optional('string', immutable),
    ipv4_netmask_length: optional('number', immutable),
    ipv6_association_id: computed('string'),
    ipv6_cidr_block: either('string'),
    ipv6_cidr_block_network_border_group: either('string'),
    ipv6_ipam_pool_id: optional('string'),
    ipv6_netmask_length: optional('number'),
    main_route_table_id: computed('string'),
    owner_id: computed('string'),
  }),
  id: numbered('vpc'),
  fill: {
    arn: ({ place, id }) => arn('ec2', place, `vpc/${id}`),
    default_network_acl_id: ({ fresh }) => `acl-${fresh('acl', 17)}`,
    default_route_table_id: ({ fresh }) => `rtb-${fresh('main', 17)}`,
    main_route_table_id: ({ fresh }) => `rtb-${fresh('main', 17)}`,
    default_security_group_id: ({ fresh }) => `sg-${fresh('default-sg', 17)}`,
    dhcp_options_id: ({ fresh }) => `dopt-${fresh('dopt', 17)}`,
    enable_dns_hostnames: () => false,
    enable_network_address_usage_metrics: () => false,
    owner_id: ownerId,
  },
};

export const subnet: ResourceType = {
  block: tagged({
    arn: computed('string'),
    assign_ipv6_address_on_creation: optional('bool', off),
    availability_zone: either('string', immutable),
    availability_zone_id: either('string', immutable),
    cidr_block: optional('string', immutable),
    customer_owned_ipv4_pool: optional('string'),
    enable_dns64: optional('bool', off),
    enable_lni_at_device_index: optional('number'),
    enable_resource_name_dns_a_record_on_launch: optional('bool', off),
    enable_resource_name_dns_aaaa_record_on_launch: optional('bool', off),
    ipv6_cidr_block: optional('string'),
    ipv6_cidr_block_association_id: computed('string'),
    ipv6_native: optional('bool', { ...off, ...immutable }),
    map_customer_owned_ip_on_launch: optional('bool'),
    map_public_ip_on_launch: optional('bool', off),
    outpost_arn: optional('string', immutable),
    owner_id: computed('string'),
    private_dns_hostname_type_on_launch: either('string'),
    vpc_id: required('string', immutable),
  }),
  id: numbered('subnet'),
  needs: [inVpc],
  fill: {
    arn: ({ place, id }) => arn('ec2', place, `subnet/${id}`),
    availability_zone: ({ place }) => `${place.region}a`,
    availability_zone_id: ({ place, draft }) => zoneId(textOf(draft.availability_zone) || `${place.region}a`),
    owner_id: ownerId,
    private_dns_hostname_type_on_launch: () => 'ip-name',
  },
};

/** Zone `eu-central-1b` is shown as `euc1-az2`. */
export function zoneId(zone: string): string {
  const [continent = '', area = '', rest = ''] = zone.split('-');
  const position = 'abcdef'.indexOf(rest.slice(-1)) + 1;
  return `${continent}${area.slice(0, 1)}${rest.slice(0, -1)}-az${position}`;
}

export const internetGateway: ResourceType = {
  block: tagged({ arn: computed('string'), owner_id: computed('string'), vpc_id: either('string') }),
  id: numbered('igw'),
  needs: [inVpc],
  fill: {
    arn: ({ place, id }) => arn('ec2', place, `internet-gateway/${id}`),
    owner_id: ownerId,
    vpc_id: () => '',
  },
};

const ROUTE_TARGETS = [
  'carrier_gateway_id',
  'core_network_arn',
  'egress_only_gateway_id',
  'gateway_id',
  'local_gateway_id',
  'nat_gateway_id',
  'network_interface_id',
  'transit_gateway_id',
  'vpc_endpoint_id',
  'vpc_peering_connection_id',
] as const;

const routeFields: Record<string, ValueType> = Object.fromEntries(
  ['cidr_block', 'destination_prefix_list_id', 'ipv6_cidr_block', ...ROUTE_TARGETS].map((name) => [name, 'string']),
);
const blankRoute: Record<string, Value> = Object.fromEntries(Object.keys(routeFields).map((name) => [name, '']));

export const routeTable: ResourceType = {
  block: tagged({
    arn: computed('string'),
    owner_id: computed('string'),
    propagating_vgws: either(['set', 'string']),
    route: either(['set', ['object', routeFields]], { elementFallback: blankRoute }),
    vpc_id: required('string', immutable),
  }),
  id: numbered('rtb'),
  needs: [inVpc],
  fill: { arn: ({ place, id }) => arn('ec2', place, `route-table/${id}`), owner_id: ownerId },
  siblings: ({ id }, siblings) => ({
    route: siblings
      .of('aws_route')
      .filter((route) => route.route_table_id === id)
      .map(asInlineRoute),
  }),
};

function asInlineRoute(route: Readonly<Record<string, Value>>): Value {
  const targets = ROUTE_TARGETS.map((target) => [target, textOf(route[target])]);
  return {
    ...blankRoute,
    ...Object.fromEntries(targets),
    cidr_block: textOf(route.destination_cidr_block),
    ipv6_cidr_block: textOf(route.destination_ipv6_cidr_block),
    destination_prefix_list_id: textOf(route.destination_prefix_list_id),
  };
}

export const route: ResourceType = {
  block: untagged({
    ...Object.fromEntries(ROUTE_TARGETS.map((target) => [target, optional('string')])),
    network_interface_id: either('string'),
    destination_cidr_block: optional('string', immutable),
    destination_ipv6_cidr_block: optional('string', immutable),
    destination_prefix_list_id: optional('string', immutable),
    instance_id: computed('string'),
    instance_owner_id: computed('string'),
    origin: computed('string'),
    route_table_id: required('string', immutable),
    state: computed('string'),
  }),
  id: ({ draft, fresh }) => `r-${textOf(draft.route_table_id)}${fresh('route', 8)}`,
  needs: [{ attribute: 'route_table_id', type: 'aws_route_table', code: 'InvalidRouteTableID.NotFound' }],
  fill: { origin: () => 'CreateRoute', state: () => 'active', instance_id: () => '', instance_owner_id: () => '' },
};

export const routeTableAssociation: ResourceType = {
  block: untagged({
    gateway_id: optional('string', immutable),
    route_table_id: required('string'),
    subnet_id: optional('string', immutable),
  }),
  id: numbered('rtbassoc'),
  needs: [
    { attribute: 'route_table_id', type: 'aws_route_table', code: 'InvalidRouteTableID.NotFound', holds: true },
    { attribute: 'subnet_id', type: 'aws_subnet', code: 'InvalidSubnetID.NotFound' },
  ],
};

export const eip: ResourceType = {
  block: tagged({
    allocation_id: computed('string'),
    arn: computed('string'),
    domain: either('string', { ...immutable, oneOf: ['vpc', 'standard'] }),
    public_ip: computed('string'),
    public_dns: computed('string'),
  }),
  id: numbered('eipalloc'),
  fill: {
    allocation_id: ({ id }) => id,
    arn: ({ place, id }) => arn('ec2', place, `elastic-ip/${id}`),
    domain: () => 'vpc',
    public_ip: ({ fresh }) => `203.0.113.${Number.parseInt(fresh('ip', 4), 16) % 254}`,
  },
};

export const natGateway: ResourceType = {
  block: tagged({
    allocation_id: optional('string', immutable),
    association_id: computed('string'),
    connectivity_type: optional('string', { ...immutable, fallback: 'public', oneOf: ['public', 'private'] }),
    network_interface_id: computed('string'),
    private_ip: either('string', immutable),
    public_ip: computed('string'),
    subnet_id: required('string', immutable),
  }),
  id: numbered('nat'),
  needs: [{ attribute: 'subnet_id', type: 'aws_subnet', code: 'InvalidSubnet', holds: true }],
  fill: {
    association_id: ({ fresh }) => `eipassoc-${fresh('eipassoc', 17)}`,
    network_interface_id: ({ fresh }) => `eni-${fresh('eni', 17)}`,
  },
};
