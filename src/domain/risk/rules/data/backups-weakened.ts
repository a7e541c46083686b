import { kindOf } from '../../../plan/actions.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { thinnedPlan } from '../../settings/backup-plan.ts';
import type { Setting } from '../../settings/setting.ts';
import { leaves, lowered, turnedOff } from '../../settings/setting.ts';
import { weakened } from '../../settings/weakened.ts';

/** How long copies are kept, by type. None at all is critical where the copy is the only one of a database. */
const copies: readonly Setting[] = [
  ...kept(
    'aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster',
    'backup_retention_period',
    'critical',
  ),
  ...kept('aws_redshift_cluster', 'automated_snapshot_retention_period', 'critical'),
  ...kept('aws_fsx_*', 'automatic_backup_retention_days', 'critical'),
  ...kept('aws_elasticache_* aws_memorydb_cluster', 'snapshot_retention_limit', 'high'),
  ...kept('azurerm_postgresql_* azurerm_mysql_* azurerm_mariadb_server', 'backup_retention_days', 'critical'),
  ...kept('azurerm_mssql_database', 'short_term_retention_policy.retention_days', 'high'),
  ...kept('azurerm_cosmosdb_account', 'backup.retention_in_hours', 'high'),
  ...kept('azurerm_backup_policy_*', 'retention_daily.count', 'high'),
  ...kept('azurerm_key_vault', 'soft_delete_retention_days', 'high'),
  ...kept('azurerm_storage_account', 'blob_properties.delete_retention_policy.days', 'high'),
  ...kept('azurerm_storage_account', 'blob_properties.container_delete_retention_policy.days', 'high'),
  ...kept('google_sql_database_instance', 'settings.backup_configuration.transaction_log_retention_days', 'high'),
  ...kept(
    'google_sql_database_instance',
    'settings.backup_configuration.backup_retention_settings.retained_backups',
    'high',
  ),
  ...kept('google_storage_bucket', 'soft_delete_policy.retention_duration_seconds', 'high'),
  ...kept('aws_backup_vault_lock_configuration', 'min_retention_days', 'high'),
];

function kept(types: string, path: string, none: 'critical' | 'high'): readonly Setting[] {
  const named = { types: typeNames(types), path };
  return [
    { ...named, weaker: lowered({ upTo: 0 }), say: 'keeps no backups any more', class: none },
    { ...named, weaker: lowered({ over: 0 }), say: 'keeps backups for less time', class: 'high' },
  ];
}

/** Switches, by type. */
const switches: readonly Setting[] = [
  ['aws_dynamodb_table', 'point_in_time_recovery.enabled'],
  ['aws_keyspaces_table', 'point_in_time_recovery.status'],
  ['aws_efs_backup_policy', 'backup_policy.status'],
  ['aws_dlm_lifecycle_policy', 'state'],
  ['google_sql_database_instance', 'settings.backup_configuration.enabled'],
  ['google_sql_database_instance', 'settings.backup_configuration.point_in_time_recovery_enabled'],
  ['google_firestore_database', 'point_in_time_recovery_enablement'],
  ['google_alloydb_cluster', 'automated_backup_policy.enabled'],
  ['google_alloydb_cluster', 'continuous_backup_config.enabled'],
  ['azurerm_postgresql_* azurerm_mysql_* azurerm_mariadb_server', 'geo_redundant_backup_enabled'],
  ['azurerm_recovery_services_vault', 'soft_delete_enabled'],
  ['azurerm_recovery_services_vault', 'immutability'],
  ['mongodbatlas_cluster', 'cloud_backup'],
  ['mongodbatlas_advanced_cluster', 'backup_enabled'],
  ['mongodbatlas_cluster mongodbatlas_advanced_cluster', 'pit_enabled'],
].map(([types = '', path = '']) => ({
  types: typeNames(types),
  path,
  weaker: turnedOff,
  say: 'turns off a way to get data back',
}));

const continuous: Setting = {
  types: typeNames('azurerm_cosmosdb_account'),
  path: 'backup.type',
  weaker: leaves('Continuous'),
  say: 'turns off a way to get data back',
};

/** Resources that make the backups of others, or keep them from being deleted. */
const makers = typeNames(`
  aws_backup_plan aws_backup_selection aws_backup_vault_lock_configuration aws_efs_backup_policy
  aws_efs_replication_configuration aws_dlm_lifecycle_policy aws_db_instance_automated_backups_replication
  google_compute_disk_resource_policy_attachment azurerm_backup_policy_* azurerm_backup_protected_*
  azurerm_data_protection_backup_instance_* azurerm_data_protection_backup_policy_* mongodbatlas_cloud_backup_schedule
`);

export const backupsWeakened: ChangeRule = {
  id: 'backups-weakened',
  about: 'Fewer copies, kept for less time: nobody notices until data has to come back.',
  class: 'high',
  source: 'DAT-05',
  onChange: ({ change }) => {
    const impacts = { reversibility: 'partially-reversible' } as const;
    if (makers.has(change.type) && kindOf(change.actions) === 'delete') {
      return fires('takes away what makes or guards backups', { impacts });
    }
    return [...weakened(change, [...copies, ...switches, continuous], impacts), ...thinnedPlan(change)];
  },
};
