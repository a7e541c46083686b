import { created, deleted, one, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const provider = 'aws_iam_openid_connect_provider.p';
const users = (count: number) => ({
  prior_state: {
    values: {
      root_module: {
        resources: Array.from({ length: count }, (_, i) => ({
          address: `aws_lambda_function.f[${i}]`,
          mode: 'managed',
          depends_on: ['aws_iam_role.r'],
        })),
      },
    },
  },
});

export const table: RuleTable = {
  rule: 'shared-hub',
  directed: true,
  fires: [
    {
      title: 'names in a network',
      class: 'high',
      plan: updated('aws_vpc.v', { enable_dns_support: true }, { enable_dns_support: false }),
      say: 'names',
    },
    {
      title: 'routes of a gateway',
      class: 'high',
      plan: updated(
        'aws_ec2_transit_gateway.t',
        { default_route_table_propagation: 'enable' },
        { default_route_table_propagation: 'disable' },
      ),
    },
    {
      title: 'an audience of a provider',
      class: 'high',
      plan: updated(provider, { client_id_list: ['a', 'b'] }, { client_id_list: ['a'] }),
    },
    {
      title: 'a network is replaced',
      class: 'high',
      plan: one('aws_vpc.v', ['delete', 'create']),
      say: 'others may share',
    },
    {
      title: 'a role that five rest on goes',
      class: 'high',
      plan: { ...deleted('aws_iam_role.r'), ...users(5) },
      say: '5 others',
    },
  ],
  silent: [
    { title: 'a role that four rest on goes', plan: { ...deleted('aws_iam_role.r'), ...users(4) } },
    {
      title: 'a role that five rest on changes in place',
      plan: { ...updated('aws_iam_role.r', { path: 'a' }, { path: 'b' }), ...users(5) },
    },
    { title: 'other tags of a network', plan: updated('aws_vpc.v', { tags: {} }, { tags: { a: '1' } }) },
    { title: 'one more audience', plan: updated(provider, { client_id_list: ['a'] }, { client_id_list: ['a', 'b'] }) },
    { title: 'a new network', plan: created('aws_vpc.v', {}) },
    { title: 'what an earlier replacement left', plan: one('aws_vpc.v', ['delete'], { deposed: '0badc0de' }) },
  ],
  unknown: [
    {
      title: 'which audiences is known only later',
      class: 'high',
      plan: opened(provider, { client_id_list: ['a'] }, 'client_id_list'),
    },
  ],
};
