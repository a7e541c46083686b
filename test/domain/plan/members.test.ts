import { expect, test } from 'vitest';
import { planOf } from './plans.ts';

const state = {
  'aws_rds_cluster_instance.a': { cluster_identifier: 'orders', identifier: 'a', engine: 'aurora' },
  'aws_rds_cluster_instance.b': { cluster_identifier: 'billing', identifier: 'b', engine: 'aurora' },
  'aws_eks_node_group.n': { cluster_name: 'c', instance_types: ['m5.large'] },
};

test('a change of a member brings along all members of its kind, and of each only its group', () => {
  const { siblings } = planOf({ changes: [{ address: 'aws_rds_cluster_instance.a', actions: ['update'] }], state });
  expect(siblings.map(({ address, values }) => [address, values])).toEqual([
    ['aws_rds_cluster_instance.a', { cluster_identifier: 'orders' }],
    ['aws_rds_cluster_instance.b', { cluster_identifier: 'billing' }],
  ]);
});

test('any other change does not', () => {
  expect(planOf({ changes: [{ address: 'aws_sqs_queue.q', actions: ['create'] }], state }).siblings).toEqual([]);
});
