import type { RouteEntry, RouteRow } from '../../network/route-rows.ts';
import { later } from '../../network/route-rows.ts';
import type { RouteSide } from '../../network/routes.ts';
import { isDefault, isSameDestination, isSameRoute, routeSidesIn, stealsFrom } from '../../network/routes.ts';
import type { Hit, PlanRule, RuleContext } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;

export const routeLost: PlanRule = {
  id: 'route-lost',
  about: 'Where a route is taken away or turned, packets are lost or go another way.',
  class: 'high',
  source: 'NET-11, NET-12 for what a narrower route takes',
  onPlan: (context) =>
    routeSidesIn(context.analysis)
      .filter(({ table }) => !isGone(table, context))
      .flatMap((side) =>
        side.rows.flatMap((row) =>
          [...lost(row, side), ...taken(row, side)].map((hit) => ({ ...hit, address: row.change.address })),
        ),
      ),
};

/** A table that ends takes its routes along; what used it says so itself. */
function isGone(table: string, { analysis }: RuleContext): boolean {
  return analysis.changes.some(
    ({ address, after, actions }) => address === table && after === null && actions.length > 0,
  );
}

function lost(row: RouteRow, side: RouteSide): readonly Hit[] {
  return row.before
    .filter((entry) => !side.after.some((other) => isSameRoute(other, entry)))
    .map((entry) => {
      const more = { ...(isDefault(entry) ? { class: 'critical' as const } : {}), impacts };
      const next = side.after.filter((other) => isSameDestination(other, entry));
      const open = next.some(({ target }) => target === later) || side.rows.some(({ isUnclear }) => isUnclear);
      if (next.some(({ target }) => target !== later)) return fires(`sends ${entry.destination} another way`, more);
      return open
        ? cannotTell(`may send ${entry.destination} another way`, more)
        : fires(`no longer sends ${entry.destination} anywhere`, more);
    });
}

function taken(row: RouteRow, side: RouteSide): readonly Hit[] {
  const isNew = (entry: RouteEntry) => !side.before.some((other) => isSameRoute(other, entry));
  return row.after.filter(isNew).flatMap((entry) => {
    const wide = side.before.find((other) => stealsFrom(entry, other));
    return wide ? [fires(`takes ${entry.destination} from the wider route to ${wide.destination}`, { impacts })] : [];
  });
}
