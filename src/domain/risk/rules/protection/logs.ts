import type { Guard } from '../../guards/guard.ts';
import { guard, guardsByType, readingsOf } from '../../guards/guard.ts';
import { members, on, onUnlessSaid, present } from '../../guards/scale.ts';

const say = 'stops recording what happens';

/** What says that something is recorded (SEC-01). */
const rows: readonly Guard[] = [
  guard('aws_lb aws_alb', 'access_logs/enabled', on, 'stops recording requests'),
  guard('aws_lb aws_alb', 'connection_logs/enabled', on, 'stops recording connections'),
  guard('aws_elb', 'access_logs', present, 'stops recording requests'),
  guard('aws_elb', 'access_logs/enabled', onUnlessSaid, 'stops recording requests'),
  guard('aws_s3_bucket', 'logging', present, 'stops recording who reads the bucket'),
  guard('aws_api_gateway_stage aws_apigatewayv2_stage', 'access_log_settings', present, 'stops recording requests'),
  guard('aws_cloudfront_distribution', 'logging_config', present, 'stops recording requests'),
  { ...guard('aws_eks_cluster', 'enabled_cluster_log_types', members, say), harmless: true },
  {
    ...guard(
      'aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster',
      'enabled_cloudwatch_logs_exports',
      members,
      say,
    ),
    harmless: true,
  },
  { ...guard('aws_neptune_cluster', 'enable_cloudwatch_logs_exports', members, say), harmless: true },
  guard('aws_redshift_cluster', 'logging/enable', on, say),
  guard('aws_opensearch_domain aws_elasticsearch_domain', 'log_publishing_options/log_type', members, say),
  guard('aws_opensearch_domain aws_elasticsearch_domain', 'log_publishing_options/enabled', onUnlessSaid, say),
  guard('aws_msk_cluster', 'logging_info/broker_logs', present, say),
  guard('aws_elasticache_replication_group', 'log_delivery_configuration/log_type', members, say),
  guard('aws_mq_broker', 'logs/audit', on, say),
  guard('aws_mq_broker', 'logs/general', on, say),
  guard('aws_sfn_state_machine', 'logging_configuration/level', present, say),
  guard('google_compute_subnetwork', 'log_config', present, say),
  guard('google_container_cluster', 'logging_config/enable_components', members, say),
  guard('google_storage_bucket', 'logging', present, say),
];

export const logs = guardsByType(rows);
export const logReadings = readingsOf(rows);

/** Types that are nothing but a record of something, and what names the thing (SEC-01). */
export const logKeepers: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_flow_log', ['vpc_id', 'subnet_id', 'eni_id', 'transit_gateway_id', 'transit_gateway_attachment_id']],
  ['aws_s3_bucket_logging', ['bucket']],
  ['aws_route53_query_log', ['zone_id']],
  ['aws_route53_resolver_query_log_config_association', ['resource_id']],
  ['aws_wafv2_web_acl_logging_configuration', ['resource_arn']],
  ['aws_networkfirewall_logging_configuration', ['firewall_arn']],
  ['aws_redshift_logging', ['cluster_identifier']],
  ['azurerm_monitor_diagnostic_setting', ['target_resource_id']],
]);
