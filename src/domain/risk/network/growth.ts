import type { Analysis, ResourceChange } from '../../analysis.ts';
import type { Interval } from '../../network/interval.ts';
import { covers } from '../../network/interval.ts';
import { isInternetScale, outside, publicPart } from '../../network/public-space.ts';
import type { Box, Space } from '../../network/space.ts';
import { addressesOf, addressesWith, beyond, slices } from '../../network/space.ts';
import type { Direction } from '../../plan/grants/opening.ts';
import type { GroupRow } from './group-row.ts';
import type { GroupSide } from './groups.ts';
import { groupsIn } from './groups.ts';
import type { Passage, Unclear } from './passage.ts';
import { spaceOf } from './passage.ts';

/** A passage of a change, or the part of it, that its group did not have before this plan. */
export type Growth = {
  readonly passage: Passage;
  readonly row: GroupRow;
  readonly side: GroupSide;
  /** The new traffic, piece by piece. */
  readonly traffic: readonly Interval[];
  /** The new rectangles, where the peer is addresses. */
  readonly boxes: readonly Box[];
};

/** What a change newly lets in or out, measured against all the group let through before, in whatever form. */
export function growthOf(change: ResourceChange, analysis: Analysis, direction: Direction): readonly Growth[] {
  const { rowsOf, sideOf } = groupsIn(analysis);
  return rowsOf(change)
    .filter((row) => row.direction === direction)
    .flatMap((row) => row.after.clear.flatMap((passage) => growth(passage, row, sideOf(row))));
}

/** What a change lets through and does not say. */
export function unclearOf(change: ResourceChange, analysis: Analysis, direction: Direction): readonly Unclear[] {
  const rows = groupsIn(analysis).rowsOf(change);
  return rows.filter((row) => row.direction === direction).flatMap(({ after }) => after.unclear);
}

/** What a change takes from its group for good. Where something stays unclear, it may be that. */
export function lossOf(change: ResourceChange, analysis: Analysis, direction: Direction): readonly Space[] {
  const { rowsOf, sideOf } = groupsIn(analysis);
  return rowsOf(change)
    .filter((row) => row.direction === direction)
    .map((row) => beyond(spaceOf(row.before.clear), sideOf(row).after));
}

function growth(passage: Passage, row: GroupRow, side: GroupSide): readonly Growth[] {
  const { boxes, named } = beyond(spaceOf([passage]), side.before);
  const traffic = typeof passage.peer === 'string' ? (named.get(passage.peer) ?? []) : boxes.map((box) => box.traffic);
  return traffic.length === 0 ? [] : [{ passage, row, side, traffic, boxes }];
}

/** The traffic that newly comes from so many addresses that they mean everybody, all rules of the group together. */
export function worldTraffic({ boxes, side }: Growth): readonly Interval[] {
  return boxes
    .filter(({ addresses }) => publicPart([addresses]).length > 0)
    .flatMap(({ traffic }) =>
      slices(traffic, [...side.after.boxes, ...side.before.boxes]).filter(
        (piece) =>
          isInternetScale(addressesWith(piece, side.after.boxes)) &&
          !isInternetScale(addressesWith(piece, side.before.boxes)),
      ),
    );
}

/** Is some of the new addresses outside, and did nothing of the group come from it before? */
export function isNewOutside({ boxes, side }: Growth): boolean {
  const known = addressesOf(side.before.boxes);
  return outside(addressesOf(boxes)).some((addresses) => !covers(known, [addresses]));
}

/** Did the peer reach the group before, through other ports? */
export function isKnownPeer({ passage: { peer }, side: { before } }: Growth): boolean {
  if (typeof peer === 'string') return before.named.has(peer);
  return covers(addressesOf(before.boxes), [peer]);
}

/** Does the peer lie outside private networks, at least in part? */
export function isPublicPeer({ passage: { peer } }: Growth): boolean {
  return typeof peer !== 'string' && outside([peer]).length > 0;
}
