import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const address = 'aws_route_table_association.a';
const of = (id: string) => ({ subnet_id: 's-1', route_table_id: id });

export const table: RuleTable = {
  rule: 'route-table-swap',
  fires: [
    {
      title: 'a subnet',
      class: 'high',
      plan: plan(updated(address, of('rtb-1'), of('rtb-2'))),
      say: 'puts a subnet under another route table',
    },
    {
      title: 'the whole network',
      class: 'high',
      plan: plan(created('aws_main_route_table_association.a', of('rtb-2'))),
      say: 'another main route table',
    },
  ],
  silent: [
    { title: 'a new association', plan: plan(created(address, of('rtb-1'))) },
    { title: 'an end', plan: plan(deleted(address, of('rtb-1'))) },
    {
      title: 'the same table',
      plan: plan({ ...updated(address, of('rtb-1'), of('rtb-1')), actions: ['delete', 'create'] }),
    },
    { title: 'something else', plan: plan(updated('aws_route.a', of('rtb-1'), of('rtb-2'))) },
  ],
  unknown: [
    {
      title: 'a table known only later',
      class: 'high',
      plan: plan(updated(address, of('rtb-1'), {}, { unknown: { route_table_id: true } })),
    },
  ],
};
