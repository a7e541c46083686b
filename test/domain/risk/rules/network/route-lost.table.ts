import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const address = 'aws_route.a';
const route = (cidr: string, target: object) => ({ route_table_id: 'rtb-1', destination_cidr_block: cidr, ...target });
const nat = { nat_gateway_id: 'nat-1' };
const peer = route('10.9.0.0/16', { vpc_peering_connection_id: 'pcx-1' });
const inTable = (...routes: object[]) => ({ id: 'rtb-1', route: routes });
const entry = (cidr: string, target: object) => ({ cidr_block: cidr, ...target });

export const table: RuleTable = {
  rule: 'route-lost',
  fires: [
    {
      title: 'a default route',
      class: 'critical',
      plan: plan(deleted(address, route('0.0.0.0/0', nat))),
      say: 'no longer sends 0.0.0.0/0 anywhere',
    },
    { title: 'a route to a neighbour', class: 'high', plan: plan(deleted(address, peer)) },
    {
      title: 'another way for everything',
      class: 'critical',
      plan: plan(updated(address, route('0.0.0.0/0', nat), route('0.0.0.0/0', { nat_gateway_id: 'nat-2' }))),
      say: 'another way',
    },
    {
      title: 'in a table',
      class: 'high',
      plan: plan(updated('aws_route_table.t', inTable(entry('10.9.0.0/16', nat)), inTable())),
    },
    {
      title: 'a narrower route that takes traffic',
      class: 'high',
      plan: {
        ...plan(created(address, route('10.9.1.0/24', { network_interface_id: 'eni-1' }))),
        state: { 'aws_route.wide': peer },
      },
      say: 'takes 10.9.1.0/24 from the wider route to 10.9.0.0/16',
    },
  ],
  silent: [
    { title: 'a new route', plan: plan(created(address, peer)) },
    {
      title: 'a narrower route beside the default one',
      plan: plan(
        updated(
          'aws_route_table.t',
          inTable(entry('0.0.0.0/0', nat)),
          inTable(entry('0.0.0.0/0', nat), entry('10.9.0.0/16', { transit_gateway_id: 'tgw-1' })),
        ),
      ),
    },
    {
      title: 'a table that ends',
      plan: plan(
        deleted('aws_route_table.t', inTable(entry('0.0.0.0/0', nat))),
        deleted(address, route('0.0.0.0/0', nat)),
      ),
    },
    {
      title: 'a route that leaves its table to stand alone',
      plan: plan(
        updated('aws_route_table.t', inTable(entry('10.9.0.0/16', nat)), inTable()),
        created(address, route('10.9.0.0/16', nat)),
      ),
    },
    {
      title: 'a route that the state repeats',
      plan: { ...plan(deleted(address, peer)), state: { 'aws_route.same': peer } },
    },
  ],
  unknown: [
    {
      title: 'a target known only later',
      class: 'critical',
      plan: plan(
        updated(address, route('0.0.0.0/0', nat), route('0.0.0.0/0', {}), { unknown: { nat_gateway_id: true } }),
      ),
    },
    {
      title: 'routes known only later',
      class: 'high',
      plan: {
        ...plan(
          updated(
            'aws_route_table.t',
            inTable(entry('10.9.0.0/16', nat)),
            { id: 'rtb-1' },
            { unknown: { route: true } },
          ),
        ),
        configured: { 'aws_route_table.t': { route: [] } },
      },
    },
  ],
  same: [
    {
      title: 'routes in another order',
      plan: plan(
        updated(
          'aws_route_table.t',
          inTable(entry('10.9.0.0/16', nat), entry('0.0.0.0/0', nat)),
          inTable(entry('0.0.0.0/0', nat), entry('10.9.0.0/16', nat)),
        ),
      ),
    },
  ],
};
