import { created, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const database = 'aws_db_instance.d';
const pods = (...probes: object[]) => ({ spec: [{ template: [{ spec: [{ container: probes }] }] }] });
const probe = { readiness_probe: [{ period_seconds: 1 }] };

export const table: RuleTable = {
  rule: 'standby-off',
  directed: true,
  fires: [
    {
      title: 'one zone instead of two',
      class: 'high',
      plan: updated(database, { multi_az: true }, { multi_az: false }),
      say: 'zone',
    },
    {
      title: 'a broker without its standby',
      class: 'high',
      plan: updated(
        'aws_mq_broker.b',
        { deployment_mode: 'ACTIVE_STANDBY_MULTI_AZ' },
        { deployment_mode: 'SINGLE_INSTANCE' },
      ),
    },
    {
      title: 'a group that only looks at the machine',
      class: 'high',
      plan: updated('aws_autoscaling_group.g', { health_check_type: 'ELB' }, { health_check_type: 'EC2' }),
      say: 'well',
    },
    {
      title: 'a pod without its probe',
      class: 'high',
      plan: updated('kubernetes_deployment.d', pods(probe, probe), pods(probe, {})),
    },
    {
      title: 'a deployment that may empty the service',
      class: 'high',
      plan: updated(
        'aws_ecs_service.s',
        { deployment_minimum_healthy_percent: 100 },
        { deployment_minimum_healthy_percent: 0 },
      ),
    },
  ],
  silent: [
    { title: 'two zones instead of one', plan: updated(database, { multi_az: false }, { multi_az: true }) },
    { title: 'a new database in one zone', plan: created(database, { multi_az: false }) },
    {
      title: 'another period of a probe',
      plan: updated('kubernetes_deployment.d', pods(probe), pods({ readiness_probe: [{ period_seconds: 9 }] })),
    },
  ],
  unknown: [
    {
      title: 'in how many zones is known only later',
      class: 'high',
      plan: opened(database, { multi_az: true }, 'multi_az'),
    },
  ],
};
