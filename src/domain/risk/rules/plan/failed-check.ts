import type { PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

export const failedCheck: PlanRule = {
  id: 'failed-check',
  about: 'A condition that the authors wrote down does not hold, or cannot be told yet.',
  class: 'high',
  source: 'PLN-05',
  onPlan: ({ analysis }) =>
    analysis.checks.map(({ address, status }) => {
      switch (status) {
        case 'fail':
          return { address, ...fires('a check of the module fails') };
        case 'error':
          return { address, ...cannotTell('a check of the module ends with an error', { class: 'normal' }) };
        case 'unknown':
          return { address, ...cannotTell('a check of the module is decided only later', { class: 'normal' }) };
        default:
          return { address, ...cannotTell('a check of the module ends in a way this release does not know') };
      }
    }),
};
