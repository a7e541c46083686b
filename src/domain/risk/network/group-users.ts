import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import { configAddress } from '../../plan/address.ts';
import { memberOf } from '../../plan/read.ts';
import { isLoadBalancer } from '../load-balancers.ts';
import { isGroup } from './group-row.ts';
import { securityGroupTypes } from './groups.ts';

/**
 * Does the plan show that the group guards public load balancers and nothing else? A resource uses a group where it
 * holds its id, or will hold what the configuration takes from it.
 */
export function guardsOnlyPublicLoadBalancers(group: string, analysis: Analysis): boolean {
  const ids = idsOf(group, analysis);
  const block = configAddress(group);
  const changing = analysis.changes.filter((change) => !securityGroupTypes.includes(change.type));
  const addresses = new Set(analysis.changes.map(({ address }) => address));
  const users = [
    ...changing.filter(({ after }) => after !== null).filter((change) => uses(change, ids, block)),
    ...analysis.siblings.filter(({ address, values }) => !addresses.has(address) && holds(values, ids)),
  ].filter(({ type }) => !securityGroupTypes.includes(type));
  return users.length > 0 && users.every((user) => isPublic(user.type, 'values' in user ? user.values : user.after));
}

/** Every name of the group: its row's ids, or the id it is known by. */
function idsOf(group: string, { changes }: Analysis): ReadonlySet<Value> {
  const row = changes.find(({ address, type }) => address === group && isGroup(type));
  const ids = row ? [memberOf(row.before, 'id'), memberOf(row.after, 'id')] : [group];
  return new Set(ids.filter((id) => typeof id === 'string'));
}

function uses(change: ResourceChange, ids: ReadonlySet<Value>, block: string): boolean {
  return holds(change.after, ids) || Object.values(change.references).some((blocks) => blocks.includes(block));
}

function holds(value: Value, ids: ReadonlySet<Value>): boolean {
  if (typeof value === 'string') return ids.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((member) => holds(member, ids));
}

function isPublic(type: string, values: Value): boolean {
  return isLoadBalancer(type) && memberOf(values, 'internal') === false;
}
