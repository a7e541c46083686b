import type { RuleTable } from '../table.ts';
import { created, plan } from './rows.ts';

const replaced = (address: string, ...paths: string[]) =>
  plan({ address, actions: ['delete', 'create'], before: {}, after: {}, replacePaths: paths.map((path) => [path]) });

export const table: RuleTable = {
  rule: 'address-plan',
  fires: [
    {
      title: 'other addresses of a network',
      class: 'critical',
      plan: replaced('aws_vpc.a', 'cidr_block'),
      say: 'because of cidr_block',
    },
    {
      title: 'another zone of a subnet',
      class: 'critical',
      plan: replaced('aws_subnet.a', 'availability_zone', 'cidr_block'),
    },
  ],
  silent: [
    { title: 'another reason', plan: replaced('aws_subnet.a', 'vpc_id') },
    { title: 'no reason', plan: replaced('aws_vpc.a') },
    { title: 'a new network', plan: plan(created('aws_vpc.a', {})) },
    { title: 'something else', plan: replaced('aws_ebs_volume.a', 'availability_zone') },
  ],
  unknown: 'decided by action and type',
};
