import { created, deleted, opened, together, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const policy = 'aws_appautoscaling_policy.p';
const target = { resource_id: 'service/main/pay' };
const run = 'aws_lambda_function.f';
const most = (value: unknown) => ({ reserved_concurrent_executions: value });

export const table: RuleTable = {
  rule: 'scaling-off',
  directed: true,
  fires: [
    { title: 'a policy goes', class: 'high', plan: deleted(policy, target), say: 'grow' },
    {
      title: 'a quota shrinks',
      class: 'high',
      plan: updated('aws_servicequotas_service_quota.q', { value: 100 }, { value: 50 }),
    },
    {
      title: 'a first limit',
      class: 'high',
      plan: updated('aws_api_gateway_usage_plan.p', {}, { quota_settings: [{ limit: 10 }] }),
    },
    {
      title: 'a function may not run',
      class: 'critical',
      plan: updated(run, most(-1), most(0)),
      say: 'stops the function',
    },
    {
      title: 'events are not read',
      class: 'high',
      plan: updated('aws_lambda_event_source_mapping.m', { enabled: true }, { enabled: false }),
    },
    {
      title: 'a schedule stops',
      class: 'high',
      plan: updated('aws_scheduler_schedule.s', { state: 'ENABLED' }, { state: 'DISABLED' }),
    },
  ],
  silent: [
    {
      title: 'its service goes, too',
      plan: together(
        deleted(policy, target),
        deleted('aws_appautoscaling_target.t', { ...target, id: target.resource_id }),
      ),
    },
    {
      title: 'another policy takes its place',
      plan: together(deleted(policy, target), created('aws_appautoscaling_policy.q', target)),
    },
    { title: 'a share of concurrency', plan: updated(run, most(-1), most(5)) },
    { title: 'a higher quota', plan: updated('aws_servicequotas_service_quota.q', { value: 50 }, { value: 100 }) },
  ],
  unknown: [
    {
      title: 'how much a function may run is known only later',
      class: 'critical',
      plan: opened(run, most(5), 'reserved_concurrent_executions'),
    },
  ],
};
