import { guard, guardsByType, lossesOf } from '../../guards/guard.ts';
import { count, inOrder, more, on, onUnlessSaid } from '../../guards/scale.ts';
import type { ChangeRule } from '../../rule.ts';

const standby = 'gives up what takes over when a zone fails';
const health = 'looks less closely whether it is well';
const groups = 'aws_lb_target_group aws_alb_target_group';
const search = 'aws_opensearch_domain aws_elasticsearch_domain';
const pods = 'kubernetes_deployment kubernetes_deployment_v1 kubernetes_stateful_set kubernetes_stateful_set_v1';

const guards = guardsByType([
  guard('aws_db_instance aws_dms_replication_instance', 'multi_az', on, standby),
  guard('aws_elasticache_replication_group', 'multi_az_enabled', on, standby),
  guard('aws_elasticache_replication_group', 'automatic_failover_enabled', on, standby),
  guard(search, 'cluster_config/zone_awareness_enabled', on, standby),
  guard(search, 'cluster_config/dedicated_master_enabled', on, standby),
  guard(
    'aws_mq_broker',
    'deployment_mode',
    inOrder('SINGLE_INSTANCE', 'ACTIVE_STANDBY_MULTI_AZ', 'CLUSTER_MULTI_AZ'),
    standby,
  ),
  guard('aws_lb aws_alb', 'enable_cross_zone_load_balancing', on, standby),
  guard('aws_elb', 'cross_zone_load_balancing', onUnlessSaid, standby),
  guard('aws_redshift_cluster', 'multi_az', on, standby),
  guard('google_sql_database_instance', 'settings/availability_type', inOrder('ZONAL', 'REGIONAL'), standby),
  guard('aws_autoscaling_group', 'health_check_type', inOrder('EC2', 'EBS', 'VPC_LATTICE', 'ELB'), health),
  guard(groups, 'health_check/enabled', onUnlessSaid, health),
  guard('aws_ecs_service', 'deployment_circuit_breaker/enable', on, 'no longer stops a deployment that fails'),
  guard('aws_ecs_service', 'deployment_minimum_healthy_percent', more, 'lets more of it be away during a deployment'),
  guard(pods, 'spec/template/spec/container/readiness_probe', count, health),
  guard(pods, 'spec/template/spec/container/liveness_probe', count, health),
  guard('kubernetes_pod_disruption_budget_v1', 'spec/min_available', more, 'lets more of it be away at once'),
]);

export const standbyOff: ChangeRule = {
  id: 'standby-off',
  about: 'What takes over when something fails is missed only on the day something fails.',
  class: 'high',
  source: 'AVL-01',
  onChange: ({ change }) => lossesOf(change, guards),
};
