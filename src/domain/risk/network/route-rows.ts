import type { Analysis, ResourceChange, Value } from '../../analysis.ts';
import { parseCidr } from '../../network/cidr.ts';
import type { Interval } from '../../network/interval.ts';
import { oncePer } from '../../once.ts';
import { changedAttributes } from '../../plan/differences.ts';
import { targets } from '../../plan/grants/route.ts';
import { marksAny } from '../../plan/mask.ts';
import { isMembers, listOf, memberOf, wordOf } from '../../plan/read.ts';
import type { Identities } from './identity.ts';
import { identitiesOf, namedBy } from './identity.ts';

export const routeTableTypes: readonly string[] = ['aws_route_table', 'aws_default_route_table'];

/** Where a table sends what. `later` is a target that is known only after the apply. */
export type RouteEntry = {
  readonly destination: string;
  readonly range: Interval | undefined;
  readonly target: string;
};

export const later = 'known only later';

/** What one row of the plan says of one route table. */
export type RouteRow = {
  readonly change: ResourceChange;
  readonly table: string;
  readonly before: readonly RouteEntry[];
  readonly after: readonly RouteEntry[];
  readonly isUnclear: boolean;
  /** Routes of a table that only repeat what resources of their own set. */
  readonly isRepeating: boolean;
};

export const tablesIn = oncePer(
  (analysis: Pick<Analysis, 'changes'>): Identities => identitiesOf(analysis, routeTableTypes),
);

export function routeRowsOf(analysis: Analysis): readonly RouteRow[] {
  const tables = tablesIn(analysis);
  return analysis.changes
    .filter(({ mode }) => mode === 'managed')
    .flatMap((change) => {
      if (change.type === 'aws_route') return routeRow(change, tables);
      return routeTableTypes.includes(change.type) ? [tableRow(change)] : [];
    });
}

/** Routes of the state that the plan leaves alone, by table. */
export function standingRoutes(analysis: Analysis): readonly { readonly table: string; readonly entry: RouteEntry }[] {
  const tables = tablesIn(analysis);
  const changing = new Set(analysis.changes.map(({ address }) => address));
  return analysis.siblings
    .filter(({ address }) => !changing.has(address))
    .flatMap(({ type, values }) => {
      const isRoute = type === 'aws_route';
      const table = tables.ofId(wordOf(memberOf(values, isRoute ? 'route_table_id' : 'id')));
      const entries = isRoute ? [values] : routeTableTypes.includes(type) ? listOf(memberOf(values, 'route')) : [];
      return entries.flatMap((route) => entryOf(route, {})).map((entry) => ({ table, entry }));
    });
}

function routeRow(change: ResourceChange, tables: Identities): readonly RouteRow[] {
  const of = namedBy(change, 'route_table_id', tables);
  const before = of.before ?? of.after ?? change.address;
  const after = of.after ?? (change.after === null ? before : change.address);
  const was = entryOf(change.before, {});
  const will = change.after === null ? [] : entryOf(change.after, change.unknown);
  const row = { change, isUnclear: change.after !== null && will.length === 0, isRepeating: false };
  if (before === after) return [{ ...row, table: before, before: was, after: will }];
  return [
    { ...row, table: before, before: was, after: [] },
    { ...row, table: after, before: [], after: will },
  ];
}

function tableRow(change: ResourceChange): RouteRow {
  const { address, before, after, unknown, configured } = change;
  const marks = unknown === true ? true : memberOf(unknown, 'route');
  const isKept = marks === true && !configured.includes('route');
  const was = listOf(memberOf(before, 'route')).flatMap((route) => entryOf(route, {}));
  const routes = listOf(memberOf(after, 'route'));
  const will = routes.map((route, i) => entryOf(route, listOf(marks)[i] ?? {}));
  return {
    change,
    table: address,
    before: was,
    after: after === null ? [] : isKept ? was : will.flat(),
    isUnclear: !isKept && (marks === true || will.some((entries) => entries.length === 0)),
    isRepeating: isKept || !changedAttributes(change).includes('route'),
  };
}

const lists = 'destination_prefix_list_id';
const destinations = [
  ...['destination_cidr_block', 'destination_ipv6_cidr_block', lists],
  ...['cidr_block', 'ipv6_cidr_block'],
];

/** Nothing where the destination cannot be read. A target that names nothing is not yet known, if anything is pending. */
function entryOf(route: Value, unknown: Value): readonly RouteEntry[] {
  if (!isMembers(route)) return [];
  const named = destinations.find((name) => wordOf(route[name]) !== '');
  if (named === undefined) return [];
  const destination = wordOf(route[named]);
  const target = targets.map((name) => wordOf(route[name])).find((text) => text !== '');
  const isPending = unknown === true || targets.some((name) => marksAny(memberOf(unknown, name)));
  if (target === undefined && !isPending) return [];
  const range = parseCidr(destination);
  if (!range && named !== lists) return [];
  return [{ destination, range, target: target ?? later }];
}
