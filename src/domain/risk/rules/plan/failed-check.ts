import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const failedCheck: PlanRule = {
  id: 'failed-check',
  about: 'A condition that the authors wrote down does not hold.',
  class: 'high',
  source: 'PLN-05',
  onPlan: ({ analysis }) =>
    analysis.failedChecks.map((address) => ({ address, ...fires('a check of the module fails') })),
};
