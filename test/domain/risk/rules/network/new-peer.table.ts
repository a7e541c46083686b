import type { RuleTable } from '../table.ts';
import { block, created, deleted, later, plan, port, updated } from './rows.ts';

const address = 'aws_vpc_security_group_ingress_rule.app';
const group = 'aws_security_group.app';
const from = (id: string) => port(443, { referenced_security_group_id: id });
const inBlock = (...ids: string[]) => ({ id: 'sg-1', ingress: [{ ...block(443), security_groups: ids }] });

const clients = {
  address: 'aws_security_group.client',
  actions: ['create'],
  before: null,
  after: { description: 'a' },
  unknown: { id: true },
};

export const table: RuleTable = {
  rule: 'new-peer',
  directed: true,
  fires: [
    { title: 'another group', class: 'high', plan: plan(created(address, from('sg-2'))), say: 'another group or list' },
    { title: 'a group of another account', plan: plan(created(address, from('111122223333/sg-9'))) },
    { title: 'a prefix list', plan: plan(created(address, port(443, { prefix_list_id: 'pl-1' }))) },
    { title: 'one more group in a block', plan: plan(updated(group, inBlock('sg-2'), inBlock('sg-2', 'sg-3'))) },
    {
      title: 'a group of this plan, by reference',
      plan: later(address, port(443, {}), 'referenced_security_group_id', 'aws_security_group.client'),
      say: 'aws_security_group.client',
    },
    ...(['create', 'update'] as const).map((action) => ({
      title: `a group that this plan ${action}s`,
      class: action === 'create' ? ('normal' as const) : ('high' as const),
      plan: {
        changes: [
          { ...clients, actions: [action], before: action === 'create' ? null : { id: 'sg-2', description: 'b' } },
          { ...created(address, port(443, {})), unknown: { referenced_security_group_id: true } },
        ],
        configured: { [address]: { referenced_security_group_id: [clients.address] } },
      },
    })),
    {
      title: 'a group of this plan or another, nobody can tell which',
      class: 'high',
      plan: {
        changes: [
          clients,
          { ...clients, address: 'aws_security_group.other' },
          { ...created(address, port(443, {})), unknown: { referenced_security_group_id: true } },
        ],
        configured: { [address]: { referenced_security_group_id: [clients.address, 'aws_security_group.other'] } },
      },
    },
    {
      title: 'a group in the older form',
      plan: plan(
        created('aws_security_group_rule.a', {
          type: 'ingress',
          protocol: 'tcp',
          from_port: 1,
          to_port: 2,
          source_security_group_id: 'sg-2',
        }),
      ),
    },
    {
      title: 'a group in a block that is known only later',
      plan: {
        changes: [created(group, { ingress: [block(22)] }, { unknown: { ingress: [{ security_groups: [true] }] } })],
        configured: { [group]: { ingress: [] } },
      },
    },
  ],
  silent: [
    { title: 'a group that is let in no more', plan: plan(deleted(address, from('sg-2'))) },
    { title: 'one group fewer', plan: plan(updated(group, inBlock('sg-2', 'sg-3'), inBlock('sg-3'))) },
    { title: 'the group itself', plan: plan(created(address, from('sg-1'))) },
    {
      title: 'a group of this plan that replaces itself',
      plan: {
        changes: [
          {
            address: 'aws_security_group.client',
            actions: ['create', 'delete'],
            before: { id: 'sg-2' },
            after: {},
            unknown: { id: true },
          },
          { ...updated(address, from('sg-2'), port(443, {})), unknown: { referenced_security_group_id: true } },
        ],
        configured: { [address]: { referenced_security_group_id: ['aws_security_group.client'] } },
      },
    },
    {
      title: 'a group that moves from a block to a rule of its own',
      plan: plan(updated(group, inBlock('sg-2'), { id: 'sg-1', ingress: [] }), created(address, from('sg-2'))),
    },
  ],
  unknown: 'decided by action and type',
};
