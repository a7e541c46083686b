/**
 * A number of things that run: `running` is what there is, `floor` what scaling may go down to, `ceiling` what it may go up
 * to. Where `onDemand` says so, the number means nothing.
 */
export type Capacity = {
  readonly path: string;
  readonly is: 'running' | 'floor' | 'ceiling';
  readonly onDemand?: { readonly path: string; readonly word: string };
};

type Row = readonly [types: string, path: string, is: Capacity['is'], onDemand?: Capacity['onDemand']];

const perRequest = { path: 'billing_mode', word: 'PAY_PER_REQUEST' };
const perUse = { path: 'stream_mode_details/stream_mode', word: 'ON_DEMAND' };

const rows: readonly Row[] = [
  ['aws_autoscaling_group', 'desired_capacity', 'running'],
  ['aws_autoscaling_group', 'min_size', 'floor'],
  ['aws_autoscaling_group', 'max_size', 'ceiling'],
  ['aws_ecs_service', 'desired_count', 'running'],
  ['aws_eks_node_group', 'scaling_config/desired_size', 'running'],
  ['aws_eks_node_group', 'scaling_config/min_size', 'floor'],
  ['aws_eks_node_group', 'scaling_config/max_size', 'ceiling'],
  ['aws_appautoscaling_target', 'min_capacity', 'floor'],
  ['aws_appautoscaling_target', 'max_capacity', 'ceiling'],
  ['aws_elasticache_replication_group', 'num_cache_clusters', 'running'],
  ['aws_elasticache_replication_group', 'num_node_groups', 'running'],
  ['aws_elasticache_replication_group', 'replicas_per_node_group', 'floor'],
  ['aws_elasticache_cluster', 'num_cache_nodes', 'running'],
  ['aws_memorydb_cluster', 'num_shards', 'running'],
  ['aws_memorydb_cluster', 'num_replicas_per_shard', 'floor'],
  ['aws_opensearch_domain aws_elasticsearch_domain', 'cluster_config/instance_count', 'running'],
  ['aws_opensearch_domain aws_elasticsearch_domain', 'cluster_config/dedicated_master_count', 'floor'],
  ['aws_msk_cluster', 'number_of_broker_nodes', 'running'],
  ['aws_redshift_cluster', 'number_of_nodes', 'running'],
  ['aws_kinesis_stream', 'shard_count', 'running', perUse],
  ['aws_dynamodb_table', 'read_capacity', 'running', perRequest],
  ['aws_dynamodb_table', 'write_capacity', 'running', perRequest],
  [
    'kubernetes_deployment kubernetes_deployment_v1 kubernetes_stateful_set kubernetes_stateful_set_v1',
    'spec/replicas',
    'running',
  ],
  ['kubernetes_horizontal_pod_autoscaler_v2 kubernetes_horizontal_pod_autoscaler', 'spec/min_replicas', 'floor'],
  ['kubernetes_horizontal_pod_autoscaler_v2 kubernetes_horizontal_pod_autoscaler', 'spec/max_replicas', 'ceiling'],
  ['google_container_node_pool', 'node_count', 'running'],
  ['google_compute_instance_group_manager', 'target_size', 'running'],
  ['azurerm_service_plan', 'worker_count', 'running'],
  ['azurerm_kubernetes_cluster', 'default_node_pool/node_count', 'running'],
];

const pairs = rows.flatMap(([types, path, is, onDemand]) =>
  types.split(' ').map((type) => [type, { path, is, ...(onDemand ? { onDemand } : {}) }] as const),
);

export const capacities: ReadonlyMap<string, readonly Capacity[]> = new Map(
  [...Map.groupBy(pairs, ([type]) => type)].map(([type, all]) => [type, all.map(([, capacity]) => capacity)]),
);
