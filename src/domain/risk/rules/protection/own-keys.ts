import type { Guard } from '../../guards/guard.ts';
import { guard, guardsByType, readingsOf } from '../../guards/guard.ts';
import { inOrder, on, present } from '../../guards/scale.ts';

const say = 'gives up a key of its own for one of the provider';

/** Where a store names the key it is encrypted with. */
const keyed: readonly (readonly [types: string, path: string])[] = [
  [
    `aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster aws_ebs_volume aws_efs_file_system
     aws_redshift_cluster aws_elasticache_replication_group aws_kinesis_stream aws_cloudwatch_log_group
     aws_secretsmanager_secret aws_fsx_lustre_file_system aws_fsx_ontap_file_system aws_fsx_windows_file_system
     aws_fsx_openzfs_file_system aws_memorydb_cluster aws_ssm_parameter aws_dms_replication_instance`,
    'key',
  ],
  ['aws_backup_vault aws_lambda_function aws_keyspaces_table', 'kms_key_arn'],
  ['aws_sqs_queue aws_sns_topic', 'kms_master_key_id'],
  ['aws_dynamodb_table', 'server_side_encryption/kms_key_arn'],
  ['aws_ecr_repository', 'encryption_configuration/kms_key'],
  ['aws_opensearch_domain aws_elasticsearch_domain', 'encrypt_at_rest/kms_key_id'],
  ['aws_msk_cluster', 'encryption_info/encryption_at_rest_kms_key_arn'],
  ['aws_eks_cluster', 'encryption_config/provider/key_arn'],
  ['aws_codebuild_project', 'encryption_key'],
  ['aws_codepipeline', 'artifact_store/encryption_key/id'],
  [
    'aws_s3_bucket_server_side_encryption_configuration',
    'rule/apply_server_side_encryption_by_default/kms_master_key_id',
  ],
  ['google_sql_database_instance', 'encryption_key_name'],
  ['google_storage_bucket', 'encryption/default_kms_key_name'],
  ['google_compute_disk', 'disk_encryption_key/kms_key_self_link'],
  ['google_bigquery_dataset', 'default_encryption_configuration/kms_key_name'],
  ['azurerm_storage_account', 'customer_managed_key/key_vault_key_id'],
  ['azurerm_managed_disk', 'disk_encryption_set_id'],
];

const rows = keyed.map(([types, path]) => guard(types, path === 'key' ? 'kms_key_id' : path, present, say));

/** What says that the key is one's own, and that it is kept young (ENC-02). */
const all: readonly Guard[] = [
  ...rows,
  guard(
    'aws_s3_bucket_server_side_encryption_configuration',
    'rule/apply_server_side_encryption_by_default/sse_algorithm',
    inOrder('AES256', 'aws:kms', 'aws:kms:dsse'),
    say,
  ),
  { ...guard('aws_kms_key', 'enable_key_rotation', on, 'stops rotating the key'), harmless: true },
  guard('google_kms_crypto_key', 'rotation_period', present, 'stops rotating the key'),
];

export const ownKeys = guardsByType(all);
export const keyReadings = readingsOf(all);

/** By type, every path at which a key is named. */
export const keyPaths: ReadonlyMap<string, readonly string[]> = new Map(
  [...guardsByType(rows)].map(([type, found]) => [type, found.flatMap(({ paths }) => paths)]),
);
