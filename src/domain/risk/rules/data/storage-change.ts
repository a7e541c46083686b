import { typeNames } from '../../resource-types/names.ts';
import { kept } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import type { Setting } from '../../settings/setting.ts';
import { becomesOther, lowered, raised } from '../../settings/setting.ts';
import { weakened } from '../../settings/weakened.ts';

const sizes: readonly Setting[] = [
  ['aws_db_instance aws_rds_cluster', 'allocated_storage'],
  ['aws_ebs_volume', 'size'],
  ['aws_fsx_*', 'storage_capacity'],
  ['aws_instance', 'root_block_device.volume_size'],
  ['aws_opensearch_domain aws_elasticsearch_domain', 'ebs_options.volume_size'],
  ['aws_msk_cluster', 'broker_node_group_info.storage_info.ebs_storage_info.volume_size'],
  ['google_compute_disk google_compute_region_disk', 'size'],
  ['google_sql_database_instance', 'settings.disk_size'],
  ['azurerm_managed_disk', 'disk_size_gb'],
  ['azurerm_postgresql_* azurerm_mysql_server azurerm_mariadb_server', 'storage_mb'],
  ['azurerm_mysql_flexible_server', 'storage.size_gb'],
].flatMap(([types = '', path = '']) => [
  { types: typeNames(types), path, weaker: raised, say: 'grows its storage, which cannot shrink again' },
  { types: typeNames(types), path, weaker: lowered(), say: 'shrinks its storage, which takes a new one' },
]);

const keys: readonly Setting[] = [
  'kms_key_id',
  'kms_key_arn',
  'kms_master_key_id',
  'server_side_encryption.kms_key_arn',
  'encryption_info.encryption_at_rest_kms_key_arn',
  'encrypt_at_rest.kms_key_id',
  'encryption_configuration.kms_key',
  'encryption_configuration.kms_key_name',
  'encryption_key_name',
  'encryption.default_kms_key_name',
].map((path) => ({
  types: kept,
  path,
  weaker: becomesOther,
  say: 'is kept under another key, or under none of its own',
}));

const zone: Setting = {
  types: kept,
  path: 'availability_zone',
  weaker: becomesOther,
  say: 'moves to another zone, which takes a new one',
};

export const storageChange: ChangeRule = {
  id: 'storage-change',
  about: 'Storage only grows; a new key or another zone usually means that a new store is made.',
  class: 'high',
  source: 'DAT-09, REV-01',
  onChange: ({ change }) =>
    weakened(change, [...sizes, ...keys, zone], { data: 'schema-data', reversibility: 'irreversible' }),
};
