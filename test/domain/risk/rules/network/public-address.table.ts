import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const subnet = 'aws_subnet.a';
const on = { map_public_ip_on_launch: true };
const off = { map_public_ip_on_launch: false };

export const table: RuleTable = {
  rule: 'public-address',
  directed: true,
  fires: [
    { title: 'a subnet', class: 'high', plan: plan(updated(subnet, off, on)), say: 'every new machine' },
    { title: 'a new subnet', class: 'high', plan: plan(created(subnet, on)) },
    {
      title: 'a machine',
      plan: plan(created('aws_instance.a', { associate_public_ip_address: true })),
      say: 'a public address',
    },
    {
      title: 'a template, which writes truth as a text',
      plan: plan(created('aws_launch_template.a', { network_interfaces: [{ associate_public_ip_address: 'true' }] })),
    },
    {
      title: 'tasks',
      plan: plan(created('aws_ecs_service.a', { network_configuration: [{ assign_public_ip: true }] })),
    },
    { title: 'an address for a machine', plan: plan(updated('aws_eip.a', {}, { instance: 'i-1' })), say: 'that stays' },
    {
      title: 'an association',
      plan: plan(created('aws_eip_association.a', { instance_id: 'i-1', allocation_id: 'e' })),
    },
  ],
  silent: [
    { title: 'no longer', plan: plan(updated(subnet, on, off)) },
    { title: 'as before', plan: plan(updated(subnet, { ...on, a: 1 }, { ...on, a: 2 })) },
    { title: 'a private machine', plan: plan(created('aws_instance.a', { associate_public_ip_address: false })) },
    {
      title: 'a machine that does not say',
      plan: plan(created('aws_instance.a', {}, { unknown: { associate_public_ip_address: true } })),
    },
    {
      title: 'an address for a gateway',
      plan: plan(created('aws_eip.a', { domain: 'vpc' }, { unknown: { instance: true } })),
    },
    { title: 'an end', plan: plan(deleted(subnet, on)) },
  ],
  unknown: [
    {
      title: 'a setting known only later',
      class: 'high',
      plan: {
        ...plan(created(subnet, {}, { unknown: { map_public_ip_on_launch: true } })),
        configured: { [subnet]: { map_public_ip_on_launch: [] } },
      },
    },
    {
      title: 'a machine known only later',
      class: 'high',
      plan: {
        ...plan(created('aws_eip_association.a', {}, { unknown: { instance_id: true } })),
        configured: { 'aws_eip_association.a': { instance_id: ['aws_instance.a'] } },
      },
    },
  ],
};
