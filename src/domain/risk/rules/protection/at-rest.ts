import { guard, guardsByType } from '../../guards/guard.ts';
import { anyPresent, inOrder, on, onUnlessSaid, present } from '../../guards/scale.ts';

const say = 'turns encryption at rest off';

/** What says that a store is encrypted (ENC-01). */
export const atRest = guardsByType([
  guard(
    'aws_db_instance aws_rds_cluster aws_rds_global_cluster aws_docdb_cluster aws_neptune_cluster',
    'storage_encrypted',
    on,
    say,
  ),
  guard(
    'aws_ebs_volume aws_efs_file_system aws_redshift_cluster aws_ami_copy aws_ebs_snapshot_copy',
    'encrypted',
    on,
    say,
  ),
  guard('aws_instance aws_launch_configuration', 'root_block_device/encrypted', on, say),
  guard('aws_instance aws_launch_configuration', 'ebs_block_device/encrypted', on, say),
  guard('aws_launch_template', 'block_device_mappings/ebs/encrypted', on, say),
  guard('aws_ebs_encryption_by_default', 'enabled', onUnlessSaid, 'stops encrypting new volumes of the account'),
  guard('aws_elasticache_replication_group', 'at_rest_encryption_enabled', on, say),
  guard('aws_opensearch_domain aws_elasticsearch_domain', 'encrypt_at_rest/enabled', on, say),
  guard('aws_dax_cluster aws_kinesis_firehose_delivery_stream', 'server_side_encryption/enabled', on, say),
  guard('aws_kinesis_stream', 'encryption_type', inOrder('NONE', 'KMS'), say),
  {
    types: 'aws_sqs_queue',
    paths: ['sqs_managed_sse_enabled', 'kms_master_key_id'],
    scale: anyPresent,
    say,
    byItself: true,
  },
  guard('aws_sns_topic', 'kms_master_key_id', present, say),
  guard('aws_workspaces_workspace', 'root_volume_encryption_enabled', on, say),
  guard('aws_workspaces_workspace', 'user_volume_encryption_enabled', on, say),
  guard('aws_athena_workgroup', 'configuration/result_configuration/encryption_configuration', present, say),
  guard('aws_api_gateway_method_settings', 'settings/cache_data_encrypted', on, say),
  guard(
    'aws_eks_cluster',
    'encryption_config',
    present,
    'stops encrypting the secrets of the cluster with a key of its own',
  ),
]);

/** Stores that are plain where nothing is said. An unknown value is the account's default, which nobody chose here. */
export const unencryptedFromTheStart: ReadonlyMap<string, string> = new Map([
  ['aws_db_instance', 'storage_encrypted'],
  ['aws_rds_cluster', 'storage_encrypted'],
  ['aws_docdb_cluster', 'storage_encrypted'],
  ['aws_neptune_cluster', 'storage_encrypted'],
  ['aws_ebs_volume', 'encrypted'],
  ['aws_efs_file_system', 'encrypted'],
  ['aws_redshift_cluster', 'encrypted'],
]);
