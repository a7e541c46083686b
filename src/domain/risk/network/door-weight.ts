import { classes } from '../../classification/orders.ts';
import type { Interval } from '../../network/interval.ts';
import type { PortKind } from '../../network/ports.ts';
import { portKind } from '../../network/ports.ts';
import { isInternetScale } from '../../network/public-space.ts';
import { addressesWith, slices } from '../../network/space.ts';
import type { RuleContext } from '../rule.ts';
import type { GroupRow } from './group-row.ts';
import { guardsOnlyPublicLoadBalancers } from './group-users.ts';
import { groupsIn } from './groups.ts';

export type DoorWeight = 'critical' | 'high' | 'normal';

const weights: Readonly<Record<PortKind, DoorWeight>> = {
  sensitive: 'critical',
  other: 'high',
  web: 'high',
  echo: 'normal',
};

/** How much it weighs that everybody may send this traffic to members of a group. Undefined for no traffic at all. */
export function doorWeight(
  traffic: readonly Interval[],
  { group }: GroupRow,
  { analysis }: Pick<RuleContext, 'analysis'>,
): DoorWeight | undefined {
  const found = traffic.map((piece) => {
    const kind = portKind(piece);
    return kind === 'web' && guardsOnlyPublicLoadBalancers(group, analysis) ? 'normal' : weights[kind];
  });
  return found.sort((a, b) => classes.indexOf(b) - classes.indexOf(a))[0];
}

/** The part of the traffic that not everybody could send before. */
export function notYetOpen(traffic: Interval, row: GroupRow, { analysis }: Pick<RuleContext, 'analysis'>) {
  const { boxes } = groupsIn(analysis).sideOf(row).before;
  return slices(traffic, boxes).filter((piece) => !isInternetScale(addressesWith(piece, boxes)));
}
