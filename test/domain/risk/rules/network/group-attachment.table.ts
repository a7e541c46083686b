import type { RuleTable } from '../table.ts';
import { block, created, deleted, plan, updated } from './rows.ts';

const attachment = 'aws_network_interface_sg_attachment.a';
const groups = (attribute: string, before: string[], after: string[], type = 'aws_instance') =>
  plan(updated(`${type}.a`, { [attribute]: before }, { [attribute]: after }));

export const table: RuleTable = {
  rule: 'group-attachment',
  fires: [
    {
      title: 'one more group on a machine',
      class: 'high',
      plan: groups('vpc_security_group_ids', ['sg-1'], ['sg-1', 'sg-2']),
      say: 'attaches security groups',
    },
    {
      title: 'one group fewer on a database',
      plan: groups('vpc_security_group_ids', ['sg-1', 'sg-2'], ['sg-2'], 'aws_db_instance'),
      say: 'detaches',
    },
    {
      title: 'another group on a load balancer',
      plan: groups('security_groups', ['sg-1'], ['sg-2'], 'aws_lb'),
      say: 'attaches and detaches',
    },
    {
      title: 'an attachment',
      plan: plan(created(attachment, { security_group_id: 'sg-1' })),
      say: 'attaches a security group',
    },
    {
      title: 'an attachment taken away',
      plan: plan(deleted(attachment, { security_group_id: 'sg-1' })),
      say: 'detaches a security group',
    },
    {
      title: 'an attachment replaced',
      plan: plan({ address: attachment, actions: ['delete', 'create'], before: {}, after: {} }),
      say: 'replaces a security group',
    },
    {
      title: 'rules for the default group',
      plan: plan(updated('aws_default_security_group.a', { ingress: [] }, { ingress: [block(80, '10.0.0.0/8')] })),
      say: 'everything falls back to',
    },
  ],
  silent: [
    {
      title: 'the same groups in another order',
      plan: groups('vpc_security_group_ids', ['sg-1', 'sg-2'], ['sg-2', 'sg-1']),
    },
    { title: 'a new machine', plan: plan(created('aws_instance.a', { vpc_security_group_ids: ['sg-1'] })) },
    {
      title: 'the default group emptied',
      plan: plan(updated('aws_default_security_group.a', { ingress: [block(80, '10.0.0.0/8')] }, { ingress: [] })),
    },
    { title: 'groups of another cloud', plan: groups('security_groups', ['a'], ['b'], 'google_x') },
    {
      title: 'groups as the provider will fill them in',
      plan: plan(updated('aws_lb.a', {}, {}, { unknown: { security_groups: true } })),
    },
  ],
  unknown: [
    {
      title: 'groups known only later',
      class: 'high',
      plan: {
        ...plan(updated('aws_lb.a', { security_groups: ['sg-1'] }, {}, { unknown: { security_groups: true } })),
        configured: { 'aws_lb.a': { security_groups: [] } },
      },
    },
  ],
};
