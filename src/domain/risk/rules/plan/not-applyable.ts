import { isNoOp } from '../../../plan/no-op.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const notApplyable: PlanRule = {
  id: 'not-applyable',
  about:
    'The engine itself says that this plan cannot be applied, so what it shows is not what would happen. That an errored plan cannot is no second finding.',
  class: 'critical',
  source: 'PLN-04',
  onPlan: ({ analysis }) =>
    analysis.applyable === false && !analysis.errored && !isNoOp(analysis)
      ? [{ address: 'the plan', ...fires('shows changes and cannot be applied') }]
      : [],
};
