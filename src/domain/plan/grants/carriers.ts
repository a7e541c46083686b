import type { ResourceChange, Sibling } from '../../analysis.ts';
import { holdsMasked } from '../mask.ts';
import { memberOf, membersOf, wordOf } from '../read.ts';
import type { GrantCarrier } from './carrier.ts';
import { unreadable } from './carrier.ts';
import { policyCarriers } from './policy.ts';
import { attachedPolicies, inlinePolicies } from './role.ts';
import { routes } from './route.ts';
import { securityGroupCarrier } from './security-group.ts';

/** Every computed attribute that is watched, because a grant made by hand shows nowhere else (F30). */
const carriers: readonly GrantCarrier[] = [
  securityGroupCarrier('ingress'),
  securityGroupCarrier('egress'),
  ...policyCarriers,
  attachedPolicies,
  inlinePolicies,
  routes,
];

export function carriersOf(type: string): readonly GrantCarrier[] {
  return carriers.filter((carrier) => carrier.types.includes(type));
}

/** Types whose resources explain grants on a carrier type, with the attributes that are read of them. */
export function grantSources(carrierType: string): ReadonlyMap<string, readonly string[]> {
  return new Map(carriersOf(carrierType).flatMap(({ sources }) => sources.map(({ type, reads }) => [type, reads])));
}

/** The same for every carrier. */
export function allGrantSources(): readonly ReadonlyMap<string, readonly string[]>[] {
  return carriers.map(({ sources }) => new Map(sources.map(({ type, reads }) => [type, reads])));
}

/** Grants of the carrier as it is in the world that no sibling in the same state explains. */
export function unexplainedGrants(
  row: Pick<ResourceChange, 'after'>,
  carrier: GrantCarrier,
  siblings: readonly Sibling[],
): readonly string[] {
  const values = membersOf(row.after);
  const ids = new Set(carrier.ids.map((name) => wordOf(memberOf(values, name))).filter((id) => id !== ''));
  const explained = new Set(
    siblings.flatMap((sibling) => {
      const source = carrier.sources.find(({ type }) => type === sibling.type);
      const granted = membersOf(sibling.values);
      return source?.carriers(granted).some((id) => ids.has(id)) ? source.grants(granted) : [];
    }),
  );
  const grants = holdsMasked(values[carrier.attribute]) ? [unreadable] : carrier.grants(values);
  return grants.filter((grant) => !explained.has(grant));
}
