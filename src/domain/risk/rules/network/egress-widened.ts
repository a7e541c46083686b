import { covers } from '../../../network/interval.ts';
import { trafficOf } from '../../../network/traffic.ts';
import { isProduction } from '../../classify.ts';
import { groupsIn } from '../../network/groups.ts';
import { growthOf, unclearOf, worldTraffic } from '../../network/growth.ts';
import type { ChangeRule, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network' } as const;
const allPorts = trafficOf('tcp', { from: 0, to: 65535 });

export const egressWidened: ChangeRule = {
  id: 'egress-widened',
  about: 'What may send anywhere can send data anywhere. A new group that may is what most groups are.',
  class: 'high',
  source: 'NET-06',
  onChange: ({ change, ...context }) => {
    const { rowsOf } = groupsIn(context.analysis);
    const isNew = rowsOf(change).some(({ group }) => isMadeHere(group, context));
    const weight = weightOf(isNew, context);
    return [
      ...growthOf(change, context.analysis, 'egress')
        .filter((growth) => allPorts !== undefined && covers(worldTraffic(growth), [allPorts]))
        .map(({ passage: { text, attribute } }) =>
          fires(`lets everything out to everywhere: ${text}`, { class: weight, attribute, impacts }),
        ),
      ...unclearOf(change, context.analysis, 'egress').map(({ attribute }) =>
        cannotTell('where traffic may go is known only later', { class: weight, attribute, impacts }),
      ),
    ];
  },
};

function isMadeHere(group: string, { analysis }: RuleContext): boolean {
  return analysis.changes.some(({ address, before }) => address === group && before === null);
}

function weightOf(isNew: boolean, { environment }: RuleContext): 'high' | 'normal' {
  if (environment.dataClass === 'regulated') return 'high';
  return isNew || !isProduction(environment) ? 'normal' : 'high';
}
