import type { Value } from '../../analysis.ts';
import type { Members } from '../read.ts';
import { isMembers, listOf, textsOf, wordOf } from '../read.ts';
import type { GrantCarrier } from './carrier.ts';
import { unreadable } from './carrier.ts';

/** Attributes that say where a route leads. */
export const targets: readonly string[] = [
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
];

export const routeReads: readonly string[] = [
  'route_table_id',
  'destination_cidr_block',
  'destination_ipv6_cidr_block',
  'destination_prefix_list_id',
  ...targets,
];

/** Routes of a table. A route through a gateway the table lists as propagating came from there, not by hand. */
export const routes: GrantCarrier = {
  types: ['aws_route_table', 'aws_default_route_table'],
  attribute: 'route',
  ids: ['id'],
  grants: (table) => listOf(table.route).flatMap((route) => routeGrants(route, textsOf(table.propagating_vgws))),
  sources: [
    {
      type: 'aws_route',
      reads: routeReads,
      carriers: (route) => [wordOf(route.route_table_id)],
      grants: (route) => [
        `${textAmong(route, ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id'])} to ${textAmong(route, targets)}`,
      ],
    },
  ],
};

function routeGrants(route: Value, propagating: readonly string[]): readonly string[] {
  if (!isMembers(route)) return [unreadable];
  const target = textAmong(route, targets);
  if (propagating.includes(target)) return [];
  return [`${textAmong(route, ['cidr_block', 'ipv6_cidr_block', 'destination_prefix_list_id'])} to ${target}`];
}

function textAmong(values: Members, names: readonly string[]): string {
  return names.map((name) => wordOf(values[name])).join('');
}
