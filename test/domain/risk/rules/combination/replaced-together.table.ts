import type { PlanParts, Row } from '../../../plan/plans.ts';
import type { RuleTable } from '../table.ts';

const softly = ['create', 'delete'];
const member = (name: string, actions: readonly string[] = ['delete', 'create'], cluster = 'orders'): Row => ({
  address: `aws_rds_cluster_instance.${name}`,
  actions,
  before: { cluster_identifier: cluster, identifier: name },
  after: actions.includes('create') ? { cluster_identifier: cluster } : null,
});
const stands = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`aws_rds_cluster_instance.${name}`, { cluster_identifier: 'orders' }]));
const plan = (state: PlanParts['state'] & object, ...changes: readonly Row[]): PlanParts => ({ changes, state });
const both = stands('a', 'b');
const alone = (name: string): Row => ({
  address: `aws_elasticache_cluster.${name}`,
  actions: ['delete', 'create'],
  before: { cluster_id: name, replication_group_id: '' },
  after: { cluster_id: name },
});

export const table: RuleTable = {
  rule: 'replaced-together',
  fires: [
    { title: 'both instances of a cluster', plan: plan(both, member('a'), member('b')), class: 'critical' },
    {
      title: 'both, and the new come before the old go',
      plan: plan(both, member('a', softly), member('b', softly)),
      class: 'high',
    },
    {
      title: 'both, beside a role and what the state holds of its rights',
      plan: plan({ ...both, 'aws_iam_role_policy.p': { role: 'r', policy: '{}' } }, member('a'), member('b'), {
        address: 'aws_iam_role.r',
        actions: ['update'],
        before: { name: 'r', description: 'a' },
        after: { name: 'r', description: 'b' },
      }),
    },
    { title: 'one is replaced while the other goes', plan: plan(both, member('a'), member('b', ['delete'])) },
    {
      title: 'both, one of which also moves',
      plan: plan(both, member('a'), { ...member('c'), previous_address: 'aws_rds_cluster_instance.b' }),
    },
  ],
  silent: [
    { title: 'one of three stays', plan: plan(stands('a', 'b', 'c'), member('a'), member('b')) },
    { title: 'the only one', plan: plan(stands('a'), member('a')) },
    { title: 'all go', plan: plan(both, member('a', ['delete']), member('b', ['delete'])) },
    {
      title: 'one each of two clusters',
      plan: plan(
        { ...stands('a'), 'aws_rds_cluster_instance.b': { cluster_identifier: 'billing' } },
        member('a'),
        member('b', ['delete', 'create'], 'billing'),
      ),
    },
    {
      title: 'the cluster itself is replaced',
      plan: plan(both, member('a'), member('b'), {
        address: 'aws_rds_cluster.c',
        actions: ['delete', 'create'],
        before: { id: 'orders' },
        after: { cluster_identifier: 'orders' },
      }),
    },
    {
      title: 'caches that stand alone',
      plan: plan(
        { 'aws_elasticache_cluster.a': { cluster_id: 'a' }, 'aws_elasticache_cluster.b': { cluster_id: 'b' } },
        alone('a'),
        alone('b'),
      ),
    },
  ],
  unknown: 'decided by action and type',
};
