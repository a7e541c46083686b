import { typeNames } from './names.ts';

/**
 * Types whose deletion loses data, identities, keys or names for good (risk-rules 4, class critical). Those the
 * catalogue calls high only are in `valuable`.
 */
export const stateful = typeNames(`
  aws_db_instance aws_rds_cluster aws_rds_global_cluster aws_dynamodb_table aws_dynamodb_global_table
  aws_docdb_cluster aws_docdbelastic_cluster aws_neptune_cluster aws_redshift_cluster
  aws_redshiftserverless_namespace aws_keyspaces_table aws_timestreamwrite_* aws_qldb_ledger aws_memorydb_cluster
  aws_opensearch_domain aws_elasticsearch_domain aws_dsql_cluster aws_lightsail_database

  aws_s3_bucket aws_s3_directory_bucket aws_s3tables_* aws_ebs_volume aws_ebs_snapshot aws_efs_file_system aws_fsx_*
  aws_glacier_vault aws_backup_vault aws_backup_recovery_point aws_db_snapshot aws_db_cluster_snapshot
  aws_ecr_repository aws_codecommit_repository aws_codeartifact_repository

  aws_kinesis_stream aws_msk_cluster aws_mq_broker

  aws_cognito_user_pool aws_secretsmanager_secret aws_identitystore_* aws_directory_service_directory
  aws_acmpca_certificate_authority aws_kms_key aws_kms_external_key aws_kms_replica_key aws_cloudhsm_v2_*

  aws_workspaces_workspace aws_eks_cluster aws_cloudtrail aws_cloudtrail_event_data_store aws_route53_zone

  kubernetes_namespace kubernetes_persistent_volume kubernetes_persistent_volume_claim mongodbatlas_cluster
  snowflake_database github_repository vault_mount

  google_sql_database_instance google_storage_bucket google_bigquery_dataset google_bigquery_table google_spanner_*
  google_bigtable_instance google_firestore_database google_compute_disk google_filestore_instance google_kms_*
  google_secret_manager_secret google_project google_container_cluster

  azurerm_mssql_* azurerm_postgresql* azurerm_mysql* azurerm_cosmosdb_* azurerm_storage_account
  azurerm_storage_container azurerm_managed_disk azurerm_key_vault azurerm_key_vault_key azurerm_key_vault_secret
  azurerm_log_analytics_workspace azurerm_resource_group azurerm_recovery_services_vault azurerm_kubernetes_cluster
`);

/** Types whose deletion costs data or an outage that effort can repair (risk-rules 4, class high). */
export const valuable = typeNames(`
  aws_rds_cluster_instance aws_elasticache_cluster aws_elasticache_replication_group
  aws_elasticache_serverless_cache aws_ami aws_sqs_queue aws_sns_topic aws_ssm_parameter aws_ecs_cluster
  aws_cloudwatch_log_group aws_eip aws_apigatewayv2_domain_name aws_instance aws_lightsail_* helm_release
`);

/** Types in whose update data is written or a schema moves: everything above, and what feeds it. */
export const holdsData = {
  has: (type: string): boolean => stateful.has(type) || valuable.has(type) || feedsData.has(type),
};

const feedsData = typeNames(`
  aws_s3_object aws_dynamodb_table_item aws_db_parameter_group aws_rds_cluster_parameter_group aws_dms_*
  aws_s3_bucket_lifecycle_configuration aws_s3_bucket_versioning aws_backup_plan aws_backup_selection
`);
