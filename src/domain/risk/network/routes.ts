import type { Analysis, ResourceChange } from '../../analysis.ts';
import { ipv6Start } from '../../network/cidr.ts';
import { covers } from '../../network/interval.ts';
import { oncePer } from '../../once.ts';
import type { RouteEntry, RouteRow } from './route-rows.ts';
import { later, routeRowsOf, standingRoutes } from './route-rows.ts';

/** One route table over the whole plan. */
export type RouteSide = {
  readonly table: string;
  readonly rows: readonly RouteRow[];
  readonly before: readonly RouteEntry[];
  readonly after: readonly RouteEntry[];
};

const allOfFour = { first: 0n, last: (1n << 32n) - 1n };
const allOfSix = { first: ipv6Start, last: ipv6Start + (1n << 128n) - 1n };

/** Made once for each analysis, which never changes. */
export const routeSidesIn = oncePer(read);

/** Does the table send everything to an internet gateway, before and after? */
export function leadsOut(table: string, analysis: Analysis): { readonly before: boolean; readonly after: boolean } {
  const isOut = (entry: RouteEntry) => isDefault(entry) && entry.target.startsWith('igw-');
  const side = routeSidesIn(analysis).find((one) => one.table === table);
  if (side) {
    const isMadeOut = side.rows.some(({ change, after }) => after.some(isDefault) && leadsToNewGateway(change));
    return { before: side.before.some(isOut), after: side.after.some(isOut) || isMadeOut };
  }
  const stays = standingRoutes(analysis).some((route) => route.table === table && isOut(route.entry));
  return { before: stays, after: stays };
}

/** A gateway that this plan makes has no id yet; the configuration names it. */
function leadsToNewGateway({ references }: ResourceChange): boolean {
  const blocks = [...(references.gateway_id ?? []), ...(references.route ?? [])];
  return blocks.some((block) => /(?:^|[.])aws_internet_gateway[.]/.test(block));
}

export function isSameRoute(a: RouteEntry, b: RouteEntry): boolean {
  return isSameDestination(a, b) && a.target === b.target && a.target !== later;
}

export function isSameDestination(a: RouteEntry, b: RouteEntry): boolean {
  if (!a.range || !b.range) return a.destination === b.destination;
  return a.range.first === b.range.first && a.range.last === b.range.last;
}

/** Does it take traffic from a wider route that leads elsewhere? Every route does so from the default one. */
export function stealsFrom(narrow: RouteEntry, wide: RouteEntry): boolean {
  if (!narrow.range || !wide.range || isDefault(wide) || isSameDestination(narrow, wide)) return false;
  return covers([wide.range], [narrow.range]) && wide.target !== narrow.target;
}

/** All of IPv4, or all of IPv6. */
export function isDefault({ range }: RouteEntry): boolean {
  return (
    range !== undefined && [allOfFour, allOfSix].some(({ first, last }) => range.first === first && range.last === last)
  );
}

function read(analysis: Analysis): readonly RouteSide[] {
  const rows = routeRowsOf(analysis);
  const standing = standingRoutes(analysis);
  return [...new Set(rows.map(({ table }) => table))].map((table) => {
    const own = rows.filter((row) => row.table === table);
    const stays = standing.filter((route) => route.table === table).map(({ entry }) => entry);
    const leaving = own.filter(({ isRepeating }) => !isRepeating).flatMap(({ before }) => before);
    const repeats = (row: RouteRow, entry: RouteEntry) =>
      row.isRepeating && leaving.some((route) => isSameRoute(route, entry));
    return {
      table,
      rows: own,
      before: [...stays, ...own.flatMap(({ before }) => before)],
      after: [...stays, ...own.flatMap((row) => row.after.filter((entry) => !repeats(row, entry)))],
    };
  });
}
