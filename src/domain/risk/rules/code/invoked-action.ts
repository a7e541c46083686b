import type { CodeThatRuns } from '../../../analysis.ts';
import type { RiskClass } from '../../../judgement.ts';
import type { Hit, PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { actionTypes } from './action-types.ts';

export const invokedAction: PlanRule = {
  id: 'invoked-action',
  about:
    'An action does something in the world and keeps no state: no list of changes shows it, and nothing takes it back.',
  class: 'high',
  source: 'EXE-02',
  onPlan: ({ analysis }) =>
    analysis.code.filter(({ kind }) => kind === 'action').map((code) => ({ address: code.address, ...hitOf(code) })),
};

function hitOf({ type, when, say }: CodeThatRuns): Hit {
  const known = actionTypes.get(type);
  const more = {
    class: weightOf(known?.class ?? 'high', when),
    impacts: { reversibility: known?.class === 'critical' ? 'irreversible' : 'partially-reversible' },
  } as const;
  const moment = /^(?:before|after)_/.test(when) ? ` ${when.replace('_', ' ')}` : '';
  const text = `${say}${moment}, which no list of changes shows`;
  return known ? fires(`${text}: it ${known.does}`, more) : cannotTell(`${text}; what it does is not known`, more);
}

/** What happens before a change, or as something is destroyed, decides whether the rest can still be repaired. */
function weightOf(weight: RiskClass, when: CodeThatRuns['when']): RiskClass {
  const isDecisive = when.startsWith('before_') || when === 'after_destroy' || when === 'unknown';
  if (!isDecisive) return weight;
  return weight === 'normal' ? 'high' : 'critical';
}
