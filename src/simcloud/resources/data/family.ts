import type { ResourceTypes } from '../definition.ts';
import { bucket } from './bucket.ts';
import { bucketEncryption } from './bucket-encryption.ts';
import * as parts from './bucket-parts.ts';
import { database, databaseSubnets } from './database.ts';
import { snapshotShare } from './snapshot-share.ts';
import { table } from './table.ts';

export const dataTypes: ResourceTypes = {
  aws_db_instance: database,
  aws_db_subnet_group: databaseSubnets,
  aws_dynamodb_table: table,
  aws_s3_bucket: bucket,
  aws_s3_bucket_policy: parts.bucketPolicy,
  aws_s3_bucket_public_access_block: parts.publicAccessBlock,
  aws_s3_bucket_server_side_encryption_configuration: bucketEncryption,
  aws_s3_bucket_versioning: parts.bucketVersioning,
  aws_s3_object: parts.bucketObject,
  aws_snapshot_create_volume_permission: snapshotShare,
  aws_ssm_parameter: parts.parameter,
};
