/** Members of one group that stand in for each other, and the attribute in which they name their group. */
export const groupOfMember: ReadonlyMap<string, string> = new Map([
  ['aws_rds_cluster_instance', 'cluster_identifier'],
  ['aws_docdb_cluster_instance', 'cluster_identifier'],
  ['aws_neptune_cluster_instance', 'cluster_identifier'],
  ['aws_elasticache_cluster', 'replication_group_id'],
  ['aws_db_instance', 'replicate_source_db'],
  ['aws_eks_node_group', 'cluster_name'],
  ['aws_efs_mount_target', 'file_system_id'],
  ['google_container_node_pool', 'cluster'],
  ['google_sql_database_instance', 'master_instance_name'],
  ['azurerm_kubernetes_cluster_node_pool', 'kubernetes_cluster_id'],
]);
