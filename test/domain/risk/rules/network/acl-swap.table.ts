import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const address = 'aws_network_acl_association.a';

export const table: RuleTable = {
  rule: 'acl-swap',
  fires: [
    {
      title: 'another ACL',
      class: 'high',
      plan: plan(updated(address, { network_acl_id: 'acl-1' }, { network_acl_id: 'acl-2' })),
      say: 'another network ACL',
    },
    {
      title: 'other subnets',
      class: 'high',
      plan: plan(updated('aws_network_acl.a', { subnet_ids: ['s-1'] }, { subnet_ids: ['s-1', 's-2'] })),
    },
  ],
  silent: [
    { title: 'a new association', plan: plan(created(address, { network_acl_id: 'acl-1' })) },
    { title: 'an end', plan: plan(deleted(address, { network_acl_id: 'acl-1' })) },
    {
      title: 'the same subnets in another order',
      plan: plan(updated('aws_network_acl.a', { subnet_ids: ['s-1', 's-2'] }, { subnet_ids: ['s-2', 's-1'] })),
    },
    {
      title: 'subnets nobody set',
      plan: plan(updated('aws_network_acl.a', {}, {}, { unknown: { subnet_ids: true } })),
    },
    { title: 'something else', plan: plan(updated('aws_lb.a', { subnet_ids: ['s-1'] }, { subnet_ids: [] })) },
  ],
  unknown: [
    {
      title: 'an ACL known only later',
      class: 'high',
      plan: {
        ...plan(updated(address, { network_acl_id: 'acl-1' }, {}, { unknown: { network_acl_id: true } })),
        configured: { [address]: { network_acl_id: [] } },
      },
    },
  ],
};
