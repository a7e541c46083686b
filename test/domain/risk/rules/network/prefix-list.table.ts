import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const list = 'aws_ec2_managed_prefix_list.a';
const entries = (...cidrs: string[]) => ({ entry: cidrs.map((cidr) => ({ cidr, description: '' })) });
const turned = (before: object, after: object) => plan(updated(list, before, after));

export const table: RuleTable = {
  rule: 'prefix-list',
  directed: true,
  fires: [
    {
      title: 'one more network',
      class: 'high',
      plan: turned(entries('9.9.9.0/24'), entries('9.9.9.0/24', '8.8.8.0/24')),
      say: 'more addresses',
    },
    { title: 'a private one', class: 'high', plan: turned(entries('10.0.0.0/16'), entries('10.0.0.0/8')) },
    {
      title: 'everybody',
      class: 'critical',
      plan: turned(entries('10.0.0.0/8'), entries('0.0.0.0/0')),
      say: 'the whole internet',
    },
    {
      title: 'an entry of its own',
      class: 'high',
      plan: plan(created('aws_ec2_managed_prefix_list_entry.a', { cidr: '9.9.9.9/32' })),
    },
  ],
  silent: [
    { title: 'fewer', plan: turned(entries('10.0.0.0/8', '9.9.9.0/24'), entries('10.0.0.0/8')) },
    { title: 'the same in halves', plan: turned(entries('10.0.0.0/8'), entries('10.128.0.0/9', '10.0.0.0/9')) },
    { title: 'an end', plan: plan(deleted('aws_ec2_managed_prefix_list_entry.a', { cidr: '9.9.9.9/32' })) },
    { title: 'something else', plan: plan(created('aws_lb.a', { cidr: '0.0.0.0/0' })) },
  ],
  unknown: [
    {
      title: 'an entry known only later',
      class: 'critical',
      plan: plan(created('aws_ec2_managed_prefix_list_entry.a', {}, { unknown: { cidr: true } })),
    },
    {
      title: 'an entry that is none',
      class: 'critical',
      plan: plan(created('aws_ec2_managed_prefix_list_entry.a', { cidr: 'odd' })),
    },
  ],
};
