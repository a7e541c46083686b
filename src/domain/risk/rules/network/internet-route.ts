import type { ResourceChange, Value } from '../../../analysis.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { isUnknown } from '../../../plan/change.ts';
import { holdsMasked } from '../../../plan/mask.ts';
import { listOf, memberOf, wordOf } from '../../../plan/read.ts';
import { isWorld } from '../../address-range.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;
const say = 'sends the default route to an internet gateway, so what stands behind it is on the internet';

export const internetRoute: ChangeRule = {
  id: 'internet-route',
  about: 'A route to an internet gateway makes every subnet of the table public.',
  class: 'high',
  source: 'NET-10',
  onChange: ({ change }) => {
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
  },
};

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
