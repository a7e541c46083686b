import type { RuleTable } from '../table.ts';
import { created, deleted, later, plan, updated } from './rows.ts';

const address = 'aws_route.a';
const route = (more: object) => ({ route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0', ...more });
const out = { route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' }] };
const gateway = route({ gateway_id: 'igw-1' });

export const table: RuleTable = {
  rule: 'internet-route',
  fires: [
    { title: 'a gateway that stands', class: 'high', plan: plan(created(address, gateway)), say: 'on the internet' },
    {
      title: 'a gateway of this plan',
      class: 'high',
      plan: later(address, route({}), 'gateway_id', 'aws_internet_gateway.g'),
    },
    { title: 'in a table', class: 'high', plan: plan(created('aws_route_table.a', out)) },
    { title: 'in the default table', plan: plan(updated('aws_default_route_table.a', { route: [] }, out)) },
    { title: 'over IPv6', plan: plan(created(address, { destination_ipv6_cidr_block: '::/0', gateway_id: 'igw-1' })) },
    {
      title: 'of a subnet with data',
      class: 'critical',
      plan: {
        ...plan(created(address, gateway)),
        state: {
          'aws_route_table_association.a': { subnet_id: 's-1', route_table_id: 'rtb-1' },
          'aws_db_subnet_group.a': { subnet_ids: ['s-1', 's-2'] },
        },
      },
    },
    {
      title: 'of a subnet with data, all new',
      class: 'critical',
      plan: {
        changes: [
          created('aws_route_table.t', out, { unknown: { id: true } }),
          created('aws_route_table_association.a', {}, { unknown: { subnet_id: true, route_table_id: true } }),
          created('aws_db_subnet_group.a', {}, { unknown: { subnet_ids: true } }),
        ],
        configured: {
          'aws_route_table_association.a': { subnet_id: ['aws_subnet.s'], route_table_id: ['aws_route_table.t'] },
          'aws_db_subnet_group.a': { subnet_ids: ['aws_subnet.s'] },
        },
      },
    },
  ],
  silent: [
    { title: 'another gateway', plan: plan(created(address, route({ gateway_id: 'vgw-1' }))) },
    { title: 'no gateway', plan: plan(created(address, route({}))) },
    {
      title: 'another destination',
      plan: plan(created(address, { destination_cidr_block: '10.0.0.0/8', gateway_id: 'igw-1' })),
    },
    { title: 'a route taken away', plan: plan(deleted(address, gateway)) },
    { title: 'a route that led there', plan: plan(updated(address, gateway, route({ gateway_id: 'igw-2' }))) },
    { title: 'a table that led there', plan: plan(updated('aws_default_route_table.a', out, { ...out, a: 1 })) },
    {
      title: 'a route that leaves its table to stand alone',
      plan: plan(
        updated('aws_route_table.t', { id: 'rtb-1', ...out }, { id: 'rtb-1', route: [] }),
        created(address, gateway),
      ),
    },
    { title: 'a table nobody filled', plan: plan(created('aws_route_table.a', {}, { unknown: { route: true } })) },
    { title: 'something else', plan: plan(created('aws_lb.a', {})) },
  ],
  unknown: [
    {
      title: 'a gateway known only later',
      class: 'high',
      plan: later(address, route({}), 'gateway_id', 'var.gateway'),
    },
    { title: 'routes known only later', class: 'high', plan: later('aws_route_table.a', {}, 'route') },
    {
      title: 'a masked route',
      class: 'high',
      plan: plan(created(address, gateway, { afterSensitive: { gateway_id: true } })),
    },
    {
      title: 'masked routes',
      class: 'high',
      plan: plan(created('aws_route_table.a', { route: [{}] }, { afterSensitive: { route: true } })),
    },
  ],
};
