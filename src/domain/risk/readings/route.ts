import type { Analysis, ResourceChange } from '../../analysis.ts';
import { routeReads } from '../../plan/grants/route.ts';
import { later, routeTableTypes } from '../network/route-rows.ts';
import { isSameRoute, routeSidesIn } from '../network/routes.ts';
import type { Meaning, Reading } from './reading.ts';

/** Routes of a table, compared with all routes of that table over the whole plan. */
export const tableRoutes: Reading = { types: routeTableTypes, attributes: ['route'], meaning };

/** Routes as resources of their own. */
export const ownRoutes: Reading = {
  types: ['aws_route'],
  attributes: [...routeReads, 'id', 'state', 'origin', 'instance_id', 'instance_owner_id'],
  wholeType: true,
  meaning,
};

function meaning(change: ResourceChange, analysis: Analysis): Meaning {
  const sides = routeSidesIn(analysis).filter(({ rows }) => rows.some((row) => row.change === change));
  const isOpen = sides.some(
    ({ rows, after }) => rows.some(({ isUnclear }) => isUnclear) || after.some(({ target }) => target === later),
  );
  if (isOpen) return 'cannot-tell';
  if (sides.some(({ before, after }) => after.some((is) => !before.some((was) => isSameRoute(was, is)))))
    return 'wider';
  const isLost = sides.some(({ before, after }) => before.some((was) => !after.some((is) => isSameRoute(was, is))));
  return isLost ? 'narrower' : 'same';
}
