import type { ResourceChange, Value } from '../../../analysis.ts';
import { kindOf } from '../../../plan/actions.ts';
import { guard, guardsByType, lossesOf } from '../../guards/guard.ts';
import { limit, onUnlessSaid, ranked } from '../../guards/scale.ts';
import { isLeftUnwatched } from '../../left-unwatched.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

const less = 'allows less than before';
const plan = 'aws_api_gateway_usage_plan';

/** None of the account's concurrency is nothing at all; -1, or nothing said, is a share of all there is. */
const concurrency = ranked((values) => (values[0] === 0 ? 1 : 2));

const guards = guardsByType([
  guard('aws_servicequotas_service_quota', 'value', limit, less),
  guard(plan, 'quota_settings/limit', limit, less),
  guard(plan, 'throttle_settings/rate_limit', limit, less),
  guard(plan, 'throttle_settings/burst_limit', limit, less),
  {
    ...guard('aws_lambda_function', 'reserved_concurrent_executions', concurrency, 'stops the function from running'),
    class: 'critical',
  },
  guard('aws_lambda_event_source_mapping', 'enabled', onUnlessSaid, 'stops reading the events that come in'),
  guard('aws_scheduler_schedule', 'state', ranked(isOn), 'stops a schedule'),
]);

/** What makes something grow and shrink, and what names that something. */
const scalers: ReadonlyMap<string, readonly string[]> = new Map([
  ['aws_autoscaling_policy', ['autoscaling_group_name']],
  ['aws_appautoscaling_policy', ['resource_id']],
  ['aws_appautoscaling_target', ['resource_id']],
  ['aws_appautoscaling_scheduled_action', ['resource_id']],
  ['kubernetes_horizontal_pod_autoscaler', ['spec/scale_target_ref/name']],
  ['kubernetes_horizontal_pod_autoscaler_v1', ['spec/scale_target_ref/name']],
  ['kubernetes_horizontal_pod_autoscaler_v2', ['spec/scale_target_ref/name']],
]);

export const scalingOff: ChangeRule = {
  id: 'scaling-off',
  about: 'What no longer grows with its load, or may no longer run, fails when the load comes.',
  class: 'high',
  source: 'AVL-04',
  onChange: ({ change, analysis }) => {
    const names = scalers.get(change.type);
    if (names && goes(change) && isLeftUnwatched(change, names, analysis)) {
      return fires('takes away what makes it grow with its load');
    }
    return lossesOf(change, guards);
  },
};

function goes({ actions, deposed }: ResourceChange): boolean {
  return deposed === undefined && ['delete', 'forget'].includes(kindOf(actions));
}

function isOn(values: readonly Value[]): number {
  return values[0] === 'DISABLED' ? 0 : 1;
}
