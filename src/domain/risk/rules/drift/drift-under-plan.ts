import type { RiskClass } from '../../../judgement.ts';
import type { Drifted } from '../../../plan/drifted.ts';
import { driftedRows } from '../../../plan/drifted.ts';
import { stateful } from '../../resource-types/stateful.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

export const driftUnderPlan: PlanRule = {
  id: 'drift-under-plan',
  about:
    'The world is not as it was applied: the plan overwrites what somebody did, or rests on what nobody here did. Critical where something that holds data is gone.',
  class: 'high',
  source: 'DRF-01, DRF-03, DRF-07, DRF-08, F30',
  onPlan: ({ analysis }) =>
    driftedRows(analysis).map((drifted) => {
      const { address, attributes, say } = drifted;
      const [attribute] = attributes;
      return { address, ...fires(say, { class: weightOf(drifted), ...(attribute ? { attribute } : {}) }) };
    }),
};

function weightOf({ kind, row }: Drifted): RiskClass {
  if (kind === 'changed') return 'normal';
  return kind === 'gone' && stateful.has(row.type) ? 'critical' : 'high';
}
