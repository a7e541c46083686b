import type { TypeNames } from './names.ts';
import { typeNames } from './names.ts';

/** Types that keep rows and documents. */
export const databases = typeNames(`
  aws_db_instance aws_rds_cluster aws_rds_global_cluster aws_dynamodb_table aws_dynamodb_global_table
  aws_dynamodb_table_replica aws_docdb_cluster aws_docdb_global_cluster aws_docdbelastic_cluster aws_neptune_cluster
  aws_neptune_global_cluster aws_neptunegraph_graph aws_redshift_cluster aws_redshiftserverless_namespace
  aws_keyspaces_keyspace aws_keyspaces_table aws_timestreamwrite_* aws_timestreaminfluxdb_* aws_qldb_ledger
  aws_memorydb_cluster aws_opensearch_domain aws_opensearchserverless_collection aws_elasticsearch_domain
  aws_dsql_cluster aws_lightsail_database

  google_sql_database_instance google_sql_database google_bigquery_dataset google_bigquery_table
  google_spanner_instance google_spanner_database google_bigtable_instance google_bigtable_table
  google_firestore_database google_alloydb_cluster google_alloydb_instance

  azurerm_mssql_server azurerm_mssql_database azurerm_mssql_elasticpool azurerm_mssql_managed_instance
  azurerm_mssql_managed_database azurerm_sql_server azurerm_sql_database azurerm_postgresql_server
  azurerm_postgresql_database azurerm_postgresql_flexible_server azurerm_postgresql_flexible_server_database
  azurerm_mysql_server azurerm_mysql_database azurerm_mysql_flexible_server azurerm_mysql_flexible_database
  azurerm_mariadb_server azurerm_mariadb_database azurerm_cosmosdb_account azurerm_cosmosdb_cassandra_*
  azurerm_cosmosdb_gremlin_* azurerm_cosmosdb_mongo_collection azurerm_cosmosdb_mongo_database
  azurerm_cosmosdb_postgresql_cluster azurerm_cosmosdb_sql_container azurerm_cosmosdb_sql_database
  azurerm_cosmosdb_table azurerm_kusto_cluster azurerm_kusto_database azurerm_synapse_workspace
  azurerm_synapse_sql_pool

  mongodbatlas_cluster mongodbatlas_advanced_cluster mongodbatlas_serverless_instance snowflake_database
  snowflake_schema snowflake_table
`);

/** Types that keep objects, files, disks, and copies of them. */
const stores = typeNames(`
  aws_s3_bucket aws_s3_directory_bucket aws_s3tables_table aws_s3tables_table_bucket aws_s3tables_namespace
  aws_ebs_volume aws_ebs_snapshot aws_efs_file_system aws_fsx_* aws_glacier_vault aws_backup_vault
  aws_backup_logically_air_gapped_vault aws_backup_recovery_point aws_db_snapshot aws_db_cluster_snapshot
  aws_docdb_cluster_snapshot aws_neptune_cluster_snapshot aws_redshift_cluster_snapshot aws_ecr_repository
  aws_codecommit_repository aws_codeartifact_repository

  google_storage_bucket google_compute_disk google_compute_region_disk google_compute_snapshot
  google_filestore_instance google_filestore_backup google_artifact_registry_repository google_backup_dr_backup_vault

  azurerm_storage_account azurerm_storage_container azurerm_storage_share azurerm_storage_table
  azurerm_storage_data_lake_gen2_filesystem azurerm_managed_disk azurerm_snapshot azurerm_netapp_volume
  azurerm_recovery_services_vault azurerm_data_protection_backup_vault azurerm_container_registry
  mongodbatlas_cloud_backup_snapshot

  kubernetes_persistent_volume kubernetes_persistent_volume_v1 kubernetes_persistent_volume_claim
  kubernetes_persistent_volume_claim_v1 github_repository
`);

const streams = typeNames(`
  aws_kinesis_stream aws_msk_cluster aws_msk_serverless_cluster aws_mq_broker azurerm_eventhub
  azurerm_eventhub_namespace
`);

/** Keys and secrets: without them what they guard is lost too. */
const keys = typeNames(`
  aws_secretsmanager_secret aws_acmpca_certificate_authority aws_kms_key aws_kms_external_key aws_kms_replica_key
  aws_kms_replica_external_key aws_kms_custom_key_store aws_cloudhsm_v2_*
  google_kms_key_ring google_kms_crypto_key google_kms_crypto_key_version google_secret_manager_secret
  azurerm_key_vault azurerm_key_vault_key azurerm_key_vault_secret azurerm_key_vault_managed_hardware_security_module
  vault_mount
`);

/** Stores of people and principals. */
const directories = typeNames(`
  aws_cognito_user_pool aws_identitystore_user aws_identitystore_group aws_directory_service_directory
`);

/** What holds all of these, or a name that others rely on. */
const holders = typeNames(`
  aws_workspaces_workspace aws_eks_cluster aws_cloudtrail aws_cloudtrail_event_data_store aws_route53_zone
  kubernetes_namespace kubernetes_namespace_v1
  google_project google_container_cluster google_dns_managed_zone
  azurerm_log_analytics_workspace azurerm_resource_group azurerm_kubernetes_cluster azurerm_dns_zone
`);

/**
 * Types whose deletion loses data, identities, keys or names for good (risk-rules 4, class critical). Those the
 * catalogue calls high only are in `valuable`.
 */
export const stateful = anyOf(databases, stores, streams, keys, directories, holders);

/** Types whose deletion costs data or an outage that effort can repair (risk-rules 4, class high). */
export const valuable = typeNames(`
  aws_rds_cluster_instance aws_elasticache_cluster aws_elasticache_replication_group
  aws_elasticache_global_replication_group aws_elasticache_serverless_cache aws_ami aws_sqs_queue aws_sns_topic
  aws_ssm_parameter aws_ecs_cluster aws_cloudwatch_log_group aws_eip aws_apigatewayv2_domain_name
  aws_api_gateway_domain_name aws_instance aws_lightsail_* helm_release
  google_redis_instance google_memcache_instance google_compute_image google_compute_address
  google_compute_global_address google_pubsub_topic google_logging_project_bucket_config
  azurerm_redis_cache azurerm_public_ip azurerm_private_dns_zone azurerm_servicebus_namespace azurerm_servicebus_queue
  azurerm_servicebus_topic azurerm_storage_queue azurerm_application_insights
`);

/** Both: what a destruction takes more from than the object itself. */
export const kept = anyOf(stateful, valuable);

/** Principals that people and programs sign in as. */
const principals = typeNames(`
  aws_iam_user aws_iam_role aws_iam_access_key aws_iam_openid_connect_provider aws_iam_saml_provider
  aws_iam_service_linked_role aws_identitystore_user google_service_account google_service_account_key
  azuread_application azuread_service_principal azuread_user azurerm_user_assigned_identity
`);

/** Types that nobody may lose sight of: left alone, they keep rights, secrets or data open to whoever finds them. */
export const mustBeWatched = anyOf(databases, keys, principals);

/** Types in whose update data is written or a schema moves: everything above, and what feeds it. */
export const holdsData = anyOf(
  kept,
  typeNames(`
    aws_s3_object aws_dynamodb_table_item aws_db_parameter_group aws_rds_cluster_parameter_group aws_dms_*
    aws_s3_bucket_lifecycle_configuration aws_s3_bucket_versioning aws_backup_plan aws_backup_selection
  `),
);

function anyOf(...lists: readonly TypeNames[]): TypeNames {
  return { has: (type) => lists.some((names) => names.has(type)) };
}
