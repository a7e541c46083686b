import { driftedRows } from '../../../plan/drifted.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const driftUnderPlan: PlanRule = {
  id: 'drift-under-plan',
  about: 'The world is not as it was applied: the plan overwrites what somebody did, or rests on what nobody here did.',
  class: 'high',
  source: 'DRF-01, DRF-03, DRF-04, DRF-07, F30',
  onPlan: ({ analysis }) =>
    driftedRows(analysis).map(({ kind, address, attributes, say }) => {
      const [attribute] = attributes;
      return {
        address,
        ...fires(say, { class: kind === 'changed' ? 'normal' : 'high', ...(attribute ? { attribute } : {}) }),
      };
    }),
};
