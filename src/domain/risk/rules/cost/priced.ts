import { typeNames } from '../../resource-types/names.ts';

/** Where a type says which instance class it runs on, and how many of them. */
export type Priced = { readonly size: string; readonly count?: string };

export const priced: ReadonlyMap<string, Priced> = new Map<string, Priced>([
  ['aws_instance', { size: 'instance_type' }],
  ['aws_db_instance', { size: 'instance_class' }],
  ['aws_rds_cluster_instance', { size: 'instance_class' }],
  ['aws_docdb_cluster_instance', { size: 'instance_class' }],
  ['aws_neptune_cluster_instance', { size: 'instance_class' }],
  ['aws_elasticache_cluster', { size: 'node_type', count: 'num_cache_nodes' }],
  ['aws_elasticache_replication_group', { size: 'node_type', count: 'num_cache_clusters' }],
  ['aws_memorydb_cluster', { size: 'node_type', count: 'num_shards' }],
  ['aws_redshift_cluster', { size: 'node_type', count: 'number_of_nodes' }],
  ['aws_opensearch_domain', { size: 'cluster_config/instance_type', count: 'cluster_config/instance_count' }],
  ['aws_elasticsearch_domain', { size: 'cluster_config/instance_type', count: 'cluster_config/instance_count' }],
  ['aws_msk_cluster', { size: 'broker_node_group_info/instance_type', count: 'number_of_broker_nodes' }],
  ['aws_mq_broker', { size: 'host_instance_type' }],
  ['aws_dms_replication_instance', { size: 'replication_instance_class' }],
  ['aws_eks_node_group', { size: 'instance_types', count: 'scaling_config/desired_size' }],
  ['aws_launch_template', { size: 'instance_type' }],
]);

/** Numbers that are paid for each: how many more of them are much more. */
export const amounts: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_ebs_volume', ['size', 'iops', 'throughput']],
  ['aws_db_instance', ['allocated_storage', 'iops', 'storage_throughput']],
  ['aws_rds_cluster', ['allocated_storage', 'iops']],
  ['aws_fsx_lustre_file_system', ['storage_capacity', 'per_unit_storage_throughput']],
  ['aws_fsx_windows_file_system', ['storage_capacity', 'throughput_capacity']],
  ['aws_fsx_ontap_file_system', ['storage_capacity', 'throughput_capacity']],
  ['aws_efs_file_system', ['provisioned_throughput_in_mibps']],
  ['aws_dynamodb_table', ['read_capacity', 'write_capacity']],
  ['aws_kinesis_stream', ['shard_count', 'retention_period']],
  ['aws_autoscaling_group', ['desired_capacity', 'max_size']],
  ['aws_ecs_service', ['desired_count']],
  ['aws_lambda_provisioned_concurrency_config', ['provisioned_concurrent_executions']],
  ['aws_lambda_function', ['memory_size']],
  ['aws_glue_job', ['max_capacity', 'number_of_workers']],
]);

/** What costs from the moment it stands, whatever it does. */
export const alwaysCharged = typeNames(`
  aws_nat_gateway aws_ec2_transit_gateway_vpc_attachment aws_ec2_transit_gateway_peering_attachment
  aws_vpn_connection aws_ec2_client_vpn_network_association aws_lb aws_alb aws_elb aws_eip aws_eks_cluster
  aws_networkfirewall_firewall aws_globalaccelerator_accelerator aws_directory_service_directory aws_dx_connection
  aws_kms_key aws_cloudhsm_v2_hsm aws_acmpca_certificate_authority aws_shield_protection aws_mwaa_environment
  aws_dms_replication_instance aws_opensearch_domain aws_redshift_cluster aws_msk_cluster aws_mq_broker
  aws_db_instance aws_rds_cluster_instance aws_elasticache_cluster aws_elasticache_replication_group
  aws_memorydb_cluster aws_dax_cluster aws_instance aws_workspaces_workspace aws_transfer_server aws_ec2_host
  aws_ec2_capacity_reservation
`);
