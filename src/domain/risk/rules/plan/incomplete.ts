import type { Deferred } from '../../../analysis.ts';
import { identity } from '../../resource-types/security.ts';
import { stateful } from '../../resource-types/stateful.ts';
import type { Hit, PlanRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

export const incomplete: PlanRule = {
  id: 'incomplete',
  about: 'Part of the configuration was left out of this plan, so the rest is not what was tested together.',
  class: 'high',
  source: 'PLN-03',
  onPlan: ({ analysis: { complete, deferred } }) => [
    ...(complete === false || deferred.length > 0
      ? [{ address: 'the plan', ...fires('shows only a part of what there is to change') }]
      : []),
    ...deferred.map((item) => ({ address: item.address || 'the plan', ...hit(item) })),
  ],
};

function hit({ kind, type, reason }: Deferred): Hit {
  const because = reasons.get(reason);
  const say = `is left for a later plan${because === undefined ? '' : ` (${because})`}`;
  if (kind === 'action') return fires(say);
  if (type === '') return cannotTell('something that cannot be read is left for a later plan', { class: 'critical' });
  return fires(say, stateful.has(type) || identity.has(type) ? { class: 'critical' } : {});
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['instance_count_unknown', 'how many there will be is not known yet'],
  ['resource_config_unknown', 'its settings are not known yet'],
  ['provider_config_unknown', 'its provider is not set up yet'],
  ['deferred_prereq', 'it waits for something that is left for later itself'],
  ['absent_prereq', 'what it needs is not there yet'],
]);
