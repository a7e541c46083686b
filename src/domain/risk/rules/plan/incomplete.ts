import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const incomplete: PlanRule = {
  id: 'incomplete',
  about: 'Part of the configuration was left out of this plan, so the rest is not what was tested together.',
  class: 'high',
  source: 'PLN-03',
  onPlan: ({ analysis: { complete, deferred } }) =>
    complete === false || deferred > 0
      ? [{ address: 'the plan', ...fires('shows only a part of what there is to change') }]
      : [],
};
