import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const attachment = 'aws_ec2_transit_gateway_vpc_attachment.a';
const gateway = 'aws_ec2_transit_gateway.a';
const turned = (address: string, attribute: string, before: unknown, after: unknown) =>
  plan(updated(address, { [attribute]: before }, { [attribute]: after }));

export const table: RuleTable = {
  rule: 'network-junction',
  directed: true,
  fires: [
    { title: 'a new attachment', class: 'high', plan: plan(created(attachment, {})), say: 'creates a joint' },
    {
      title: 'a peering taken away',
      class: 'high',
      plan: plan(deleted('aws_vpc_peering_connection.a', {})),
      say: 'deletes a joint',
    },
    { title: 'a propagation', plan: plan(created('aws_ec2_transit_gateway_route_table_propagation.a', {})) },
    {
      title: 'no appliance mode',
      plan: turned(attachment, 'appliance_mode_support', 'enable', 'disable'),
      say: 'one appliance',
    },
    {
      title: 'every new attachment joins',
      plan: turned(gateway, 'default_route_table_association', 'disable', 'enable'),
      say: 'default route table',
    },
    {
      title: 'others join without being asked',
      plan: turned(gateway, 'auto_accept_shared_attachments', 'disable', 'enable'),
    },
    {
      title: 'an attachment joins all others',
      plan: turned(attachment, 'transit_gateway_default_route_table_propagation', false, true),
    },
  ],
  silent: [
    { title: 'appliance mode', plan: turned(attachment, 'appliance_mode_support', 'disable', 'enable') },
    { title: 'new tags', plan: turned(attachment, 'tags', { a: '1' }, { a: '2' }) },
    { title: 'a new gateway', plan: plan(created(gateway, { default_route_table_association: 'enable' })) },
  ],
  unknown: [
    {
      title: 'a mode known only later',
      class: 'high',
      plan: {
        ...plan(
          updated(attachment, { appliance_mode_support: 'enable' }, {}, { unknown: { appliance_mode_support: true } }),
        ),
        configured: { [attachment]: { appliance_mode_support: [] } },
      },
    },
  ],
};
