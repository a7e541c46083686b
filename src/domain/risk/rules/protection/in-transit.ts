import type { Value } from '../../../analysis.ts';
import { guard, guardsByType } from '../../guards/guard.ts';
import type { Scale } from '../../guards/scale.ts';
import { inOrder, off, on, onUnlessSaid, ranked } from '../../guards/scale.ts';

const say = 'lets data travel without encryption';
const older = 'accepts an older kind of TLS';

/** By the lowest version the words allow: `Policy-Min-TLS-1-2-2019-07`, `TLS_1_2`, `TLSv1.2_2021`, `1.2`, `SSLv3`. */
const version: Scale = ranked((values) => {
  const ranks = values.map(versionOf);
  return ranks.every((rank) => rank !== undefined) ? Math.min(...ranks, ...(ranks.length === 0 ? [0] : [])) : undefined;
});

function versionOf(value: Value): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (/SSL_?v?3/i.test(value)) return 1;
  const minor = /(?:TLS[-_]?v?|^)1(?:[-_.]?([0-3]))?(?![0-9])/i.exec(value);
  return minor ? 2 + Number(minor[1] ?? 0) : undefined;
}

const postgresFamily = 'aws_db_parameter_group aws_rds_cluster_parameter_group';

/** What says that data travels encrypted (ENC-03). */
export const inTransit = guardsByType([
  guard('aws_elasticache_replication_group aws_elasticache_cluster', 'transit_encryption_enabled', on, say),
  guard('aws_elasticache_replication_group', 'transit_encryption_mode', inOrder('preferred', 'required'), say),
  guard('aws_memorydb_cluster', 'tls_enabled', onUnlessSaid, say),
  guard('aws_opensearch_domain aws_elasticsearch_domain', 'domain_endpoint_options/enforce_https', on, say),
  guard(
    'aws_opensearch_domain aws_elasticsearch_domain',
    'domain_endpoint_options/tls_security_policy',
    version,
    older,
  ),
  guard('aws_opensearch_domain aws_elasticsearch_domain', 'node_to_node_encryption/enabled', on, say),
  guard(
    'aws_msk_cluster',
    'encryption_info/encryption_in_transit/client_broker',
    inOrder('PLAINTEXT', 'TLS_PLAINTEXT', 'TLS'),
    say,
  ),
  guard('aws_msk_cluster', 'encryption_info/encryption_in_transit/in_cluster', onUnlessSaid, say),
  guard(postgresFamily, 'parameter=rds.force_ssl/value', on, say),
  guard(postgresFamily, 'parameter=require_secure_transport/value', on, say),
  guard('aws_redshift_parameter_group', 'parameter=require_ssl/value', on, say),
  guard('aws_docdb_cluster_parameter_group', 'parameter=tls/value', onUnlessSaid, say),
  guard('aws_api_gateway_domain_name', 'security_policy', version, older),
  guard('aws_apigatewayv2_domain_name', 'domain_name_configuration/security_policy', version, older),
  guard('aws_ecs_task_definition', 'volume/efs_volume_configuration/transit_encryption', on, say),
  guard('aws_dms_endpoint', 'ssl_mode', inOrder('none', 'require', 'verify-ca', 'verify-full'), say),
  guard('google_sql_database_instance', 'settings/ip_configuration/require_ssl', on, say),
  guard(
    'google_sql_database_instance',
    'settings/ip_configuration/ssl_mode',
    inOrder('ALLOW_UNENCRYPTED_AND_ENCRYPTED', 'ENCRYPTED_ONLY', 'TRUSTED_CLIENT_CERTIFICATE_REQUIRED'),
    say,
  ),
  guard('azurerm_storage_account', 'https_traffic_only_enabled', onUnlessSaid, say),
  guard('azurerm_storage_account', 'enable_https_traffic_only', onUnlessSaid, say),
  guard('azurerm_storage_account', 'min_tls_version', version, older),
  guard('azurerm_mssql_server', 'minimum_tls_version', version, older),
  guard('azurerm_redis_cache', 'non_ssl_port_enabled', off, say),
  guard('azurerm_linux_web_app azurerm_app_service', 'https_only', on, say),
  guard('azurerm_postgresql_server azurerm_mysql_server', 'ssl_enforcement_enabled', on, say),
]);
