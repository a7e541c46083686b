import { kindOf } from '../../../plan/actions.ts';
import { isProduction } from '../../classify.ts';
import type { PlanRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** Engines say why they delete something since Terraform 1.1, except where they were asked to destroy everything. */
export const wholeStack: PlanRule = {
  id: 'whole-stack',
  about:
    'The engine gives no reason for a deletion only where it was asked to destroy, not because the configuration changed.',
  class: 'critical',
  source: 'LIF-06, plan-json 4 (3)',
  onPlan: ({ analysis, environment }) => {
    const count = analysis.changes.filter(
      ({ mode, actions, reason, deposed }) =>
        mode === 'managed' && kindOf(actions) === 'delete' && reason === undefined && deposed === undefined,
    ).length;
    if (count === 0) return [];
    const say = `was asked to destroy: ${count === 1 ? 'one resource goes' : `${count} resources go`} without the configuration saying so`;
    const isGrave = count > 1 || isProduction(environment);
    return [
      {
        address: 'the plan',
        ...fires(say, {
          class: isGrave ? 'critical' : 'high',
          impacts: { reversibility: 'partially-reversible' },
        }),
      },
    ];
  },
};
