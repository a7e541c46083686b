import type { Analysis, ResourceChange, Value } from '../../../analysis.ts';
import { isWorld } from '../../../network/public-space.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { listOf, memberOf, wordOf } from '../../../plan/read.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import { hostsData } from '../../network/data-subnets.ts';
import { namedBy } from '../../network/identity.ts';
import type { RouteEntry } from '../../network/route-rows.ts';
import { tablesIn } from '../../network/route-rows.ts';
import { isDefault as isDefaultRoute, isSameDestination, routeSidesIn } from '../../network/routes.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;
const say = 'sends the default route to an internet gateway, so what stands behind it is on the internet';

export const internetRoute: ChangeRule = {
  id: 'internet-route',
  about: 'A route to an internet gateway makes every subnet of the table public.',
  class: 'high',
  source: 'NET-10',
  onChange: ({ change, analysis }) => {
    const hit = hitOf(change);
    if (hit === undefined) return undefined;
    if (ledOutBefore(change, analysis)) return undefined;
    const isData = tablesOf(change, analysis).some((table) => hostsData(table, analysis));
    return isData ? { ...hit, class: 'critical' } : hit;
  },
};

function hitOf(change: ResourceChange): Hit | undefined {
  if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
  if (change.type === 'aws_route') return ofRoute(change);
  if (change.type !== 'aws_route_table' && change.type !== 'aws_default_route_table') return undefined;
  const later = change.configured.includes('route') && isUnknown(change, 'route');
  if (later || holdsMasked(afterOf(change, 'route'))) {
    return cannotTell('where its routes lead is known only later', { attribute: 'route', impacts });
  }
  const had = listOf(beforeOf(change, 'route')).some(leadsOut);
  return !had && listOf(afterOf(change, 'route')).some(leadsOut)
    ? fires(say, { attribute: 'route', impacts })
    : undefined;
}

/** The tables it may be a route of. */
function tablesOf(change: ResourceChange, analysis: Analysis): readonly string[] {
  if (change.type !== 'aws_route') return [change.address];
  const { after } = namedBy(change, 'route_table_id', tablesIn(analysis));
  return after === undefined ? [] : [after];
}

function ofRoute(change: ResourceChange): Hit | undefined {
  const attribute = 'gateway_id';
  if (holdsMasked(change.after)) return cannotTell('where this route leads cannot be read', { impacts });
  if (!isDefault(change.after)) return undefined;
  if (!isUnknown(change, attribute))
    return leadsOut(change.after) && !leadsOut(change.before) ? fires(say, { attribute, impacts }) : undefined;
  const sources = change.references[attribute] ?? [];
  if (sources.some((address) => /(?:^|[.])aws_internet_gateway[.]/.test(address)))
    return fires(say, { attribute, impacts });
  return change.configured.includes(attribute)
    ? cannotTell('where the default route leads is known only later', { attribute, impacts })
    : undefined;
}

function leadsOut(route: Value): boolean {
  return isDefault(route) && wordOf(memberOf(route, 'gateway_id')).startsWith('igw-');
}

function isDefault(route: Value): boolean {
  const names = ['destination_cidr_block', 'destination_ipv6_cidr_block', 'cidr_block', 'ipv6_cidr_block'];
  return names.some((name) => isWorld(wordOf(memberOf(route, name))));
}

/** Did every default route it has lead to an internet gateway before, be it as another resource? */
function ledOutBefore(change: ResourceChange, analysis: Analysis): boolean {
  const sides = routeSidesIn(analysis).filter(({ rows }) => rows.some((row) => row.change === change));
  return sides.some(({ rows, before }) => {
    const own = rows.filter((row) => row.change === change).flatMap(({ after }) => after.filter(isDefaultRoute));
    const isOut = (entry: RouteEntry) =>
      before.some((was) => isSameDestination(was, entry) && was.target.startsWith('igw-'));
    return own.length > 0 && own.every(isOut);
  });
}
