import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const errored: PlanRule = {
  id: 'errored',
  about: 'The engine stopped in the middle; the list of changes is not whole.',
  class: 'critical',
  source: 'PLN-01, F17',
  onPlan: ({ analysis }) => (analysis.errored ? [{ address: 'the plan', ...fires('ended with an error') }] : []),
};
