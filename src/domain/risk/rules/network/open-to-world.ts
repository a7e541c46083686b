import { doorWeight, notYetOpen } from '../../network/door-weight.ts';
import type { GroupRow } from '../../network/group-row.ts';
import { groupsIn } from '../../network/groups.ts';
import { growthOf, worldTraffic } from '../../network/growth.ts';
import { isMadeOfOneNetwork } from '../../network/later-addresses.ts';
import type { ChangeRule, Hit, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;

export const openToWorld: ChangeRule = {
  id: 'open-to-world',
  about:
    'Whoever is let in from everywhere includes those who scan for it. Only the ports of the web, on a public load balancer, are an ordinary wish.',
  class: 'critical',
  source: 'NET-01',
  onChange: ({ change, ...context }) => {
    const grown = growthOf(change, context.analysis, 'ingress').flatMap((growth) => {
      const weight = doorWeight(worldTraffic(growth), growth.row, context);
      const { text, attribute } = growth.passage;
      return weight === undefined
        ? []
        : [fires(`lets the whole internet in: ${text}`, { class: weight, attribute, impacts })];
    });
    const { rowsOf } = groupsIn(context.analysis);
    return [...grown, ...rowsOf(change).flatMap((row) => unclear(row, context))];
  },
};

function unclear(row: GroupRow, context: RuleContext): readonly Hit[] {
  if (row.direction !== 'ingress') return [];
  return row.after.unclear
    .filter(({ attribute, what }) => what === 'hidden' || !isMadeOfOneNetwork(row.change, attribute))
    .flatMap(({ attribute, traffic, what }) => {
      const weight = doorWeight(notYetOpen(traffic, row, context), row, context);
      const say = what === 'later' ? 'who may come in is known only later' : 'who may come in cannot be read';
      return weight === undefined ? [] : [cannotTell(say, { class: weight, attribute, impacts })];
    });
}
