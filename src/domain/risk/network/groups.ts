import type { Analysis, ResourceChange } from '../../analysis.ts';
import { canonical } from '../../canonical.ts';
import type { Space } from '../../network/space.ts';
import { beyond, nothing, together } from '../../network/space.ts';
import { oncePer } from '../../once.ts';
import { changedAttributes } from '../../plan/differences.ts';
import { listOf, memberOf, wordOf } from '../../plan/read.ts';
import type { GroupRow } from './group-row.ts';
import { directionsOf, groupRows, groupRuleTypes, groupTypes, isGroup, readPassages } from './group-row.ts';
import type { Identities } from './identity.ts';
import { identitiesOf } from './identity.ts';
import { spaceOf } from './passage.ts';

export const securityGroupTypes: readonly string[] = [...groupTypes, ...groupRuleTypes];

/** One direction of one group over the whole plan: rules move between blocks and resources without meaning anything. */
export type GroupSide = { readonly rows: readonly GroupRow[]; readonly before: Space; readonly after: Space };

export type Groups = {
  readonly identities: Identities;
  readonly rowsOf: (change: ResourceChange) => readonly GroupRow[];
  readonly sideOf: (row: GroupRow) => GroupSide;
  /** What a group lets in, of which the plan need not change anything. */
  readonly ingressOf: (group: string) => GroupSide;
};

/** Made once for each analysis, which never changes. */
export const groupsIn = oncePer(read);

function read(analysis: Analysis): Groups {
  const identities = identitiesOf(analysis, groupTypes);
  const rows = analysis.changes
    .filter(({ type, mode }) => mode === 'managed' && securityGroupTypes.includes(type))
    .flatMap((change) => groupRows(change, identities));
  const standing = standingSpaces(analysis, identities);
  const repeated = repeatedSpaces(analysis, identities);
  const bySide = grouped(rows, sideName);
  const byChange = grouped(rows, ({ change }) => change);
  const sides = new Map(
    [...bySide].map(([name, some]) => [name, side(some, standing.get(name) ?? [], repeated.get(name) ?? [])] as const),
  );
  return {
    identities,
    rowsOf: (change) => byChange.get(change) ?? [],
    sideOf: (row) => sides.get(sideName(row)) ?? { rows: [], before: nothing, after: nothing },
    ingressOf: (group) => {
      const name = sideName({ group, direction: 'ingress' });
      const stays = together([...(standing.get(name) ?? []), ...(repeated.get(name) ?? [])]);
      return sides.get(name) ?? { rows: [], before: stays, after: stays };
    },
  };
}

function side(rows: readonly GroupRow[], standing: readonly Space[], repeated: readonly Space[]): GroupSide {
  const rules = rows.filter(({ change }) => !isGroup(change.type));
  const leaving = together(rules.map(({ before }) => spaceOf(before.clear)));
  const afterOf = (row: GroupRow): Space => {
    const space = spaceOf(row.after.clear);
    return isGroup(row.change.type) && isLeftAlone(row) ? beyond(space, leaving) : space;
  };
  return {
    rows,
    before: together([...standing, ...repeated, ...rows.map(({ before }) => spaceOf(before.clear))]),
    after: together([...standing, ...repeated.map((space) => beyond(space, leaving)), ...rows.map(afterOf)]),
  };
}

/** A group repeats what rules of their own put into it; what it only repeats goes when they go. */
function isLeftAlone({ change, direction }: GroupRow): boolean {
  return memberOf(change.unknown, direction) === true || !changedAttributes(change).includes(direction);
}

/** What rules of the state let through that this plan leaves alone, by side. */
function standingSpaces(
  { siblings, changes }: Analysis,
  identities: Identities,
): ReadonlyMap<string, readonly Space[]> {
  const changing = new Set(changes.map(({ address }) => address));
  const found = siblings
    .filter(({ type, address }) => groupRuleTypes.includes(type) && !changing.has(address))
    .flatMap(({ type, values }) => {
      const group = identities.ofId(wordOf(memberOf(values, 'security_group_id')));
      return directionsOf(type, [values]).map((direction) => {
        const { clear } = readPassages({ type, values, mirror: {}, direction, group, identities });
        return { name: sideName({ group, direction }), space: spaceOf(clear) };
      });
    });
  return new Map([...grouped(found, ({ name }) => name)].map(([name, some]) => [name, some.map(({ space }) => space)]));
}

/**
 * What groups that this plan leaves alone let through: recorded at the last apply, and still so in the world. The state of
 * a group shows only beside its drift. What somebody opened since is none of it.
 */
function repeatedSpaces({ drift, changes }: Analysis, identities: Identities): ReadonlyMap<string, readonly Space[]> {
  const changing = new Set(changes.map(({ address }) => address));
  const found = drift
    .filter(({ type, address }) => isGroup(type) && !changing.has(address))
    .flatMap((row) => {
      const group = identities.ofId(wordOf(memberOf(row.after, 'id')));
      return directionsOf(row.type, []).map((direction) => {
        const world = new Set(listOf(memberOf(row.after, direction)).map(canonical));
        const kept = listOf(memberOf(row.before, direction)).filter((rule) => world.has(canonical(rule)));
        const values = { [direction]: kept };
        const { clear } = readPassages({ type: row.type, values, mirror: {}, direction, group, identities });
        return { name: sideName({ group, direction }), space: spaceOf(clear) };
      });
    });
  return new Map([...grouped(found, ({ name }) => name)].map(([name, some]) => [name, some.map(({ space }) => space)]));
}

function sideName({ group, direction }: Pick<GroupRow, 'group' | 'direction'>): string {
  return `${direction} of ${group}`;
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const some = found.get(key);
    if (some) some.push(item);
    else found.set(key, [item]);
  }
  return found;
}
