import type { Interval } from './interval.ts';
import { merged, overlaps, without } from './interval.ts';

/** Traffic to or from a range of addresses: a rectangle of two lines. */
export type Box = { readonly traffic: Interval; readonly addresses: Interval };

/** What passes: from addresses, and from peers known by name only (a group, a list), which equal nothing but themselves. */
export type Space = {
  readonly boxes: readonly Box[];
  readonly named: ReadonlyMap<string, readonly Interval[]>;
};

export const nothing: Space = { boxes: [], named: new Map() };

export function together(spaces: readonly Space[]): Space {
  const named = new Map<string, readonly Interval[]>();
  for (const space of spaces) {
    for (const [name, traffic] of space.named) named.set(name, merged([...(named.get(name) ?? []), ...traffic]));
  }
  return { boxes: spaces.flatMap(({ boxes }) => boxes), named };
}

/** What is in `space` and not in `taken`: whatever is left was not there before, however it is cut or ordered. */
export function beyond(space: Space, taken: Space): Space {
  const named = [...space.named]
    .map(([name, traffic]) => [name, without(traffic, taken.named.get(name) ?? [])] as const)
    .filter(([, traffic]) => traffic.length > 0);
  return { boxes: boxesBeyond(space.boxes, taken.boxes), named: new Map(named) };
}

export function isNothing({ boxes, named }: Space): boolean {
  return boxes.length === 0 && named.size === 0;
}

export function boxesBeyond(boxes: readonly Box[], taken: readonly Box[]): readonly Box[] {
  return boxes.flatMap((box) => taken.reduce((rest: readonly Box[], cut) => rest.flatMap((b) => outOf(b, cut)), [box]));
}

/** All addresses that some traffic goes to or comes from. */
export function addressesOf(boxes: readonly Box[]): readonly Interval[] {
  return merged(boxes.map(({ addresses }) => addresses));
}

/** The traffic of `within`, cut so fine that each box of `boxes` has a piece whole or not at all. */
export function slices(within: Interval, boxes: readonly Box[]): readonly Interval[] {
  const cuts = boxes.flatMap(({ traffic }) => [traffic.first, traffic.last + 1n]);
  const starts = new Set([within.first, ...cuts.filter((cut) => cut > within.first && cut <= within.last)]);
  const sorted = [...starts].sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((first, i) => ({ first, last: (sorted[i + 1] ?? within.last + 1n) - 1n }));
}

/** The addresses of all boxes that have this piece of traffic, a piece as `slices` cuts it. */
export function addressesWith(piece: Interval, boxes: readonly Box[]): readonly Interval[] {
  return addressesOf(boxes.filter(({ traffic }) => overlaps(traffic, piece)));
}

function outOf(box: Box, cut: Box): readonly Box[] {
  if (!overlaps(box.traffic, cut.traffic) || !overlaps(box.addresses, cut.addresses)) return [box];
  const { traffic, addresses } = box;
  const middle = { first: later(traffic.first, cut.traffic.first), last: earlier(traffic.last, cut.traffic.last) };
  return [
    ...without([traffic], [cut.traffic]).map((piece) => ({ traffic: piece, addresses })),
    ...without([addresses], [cut.addresses]).map((piece) => ({ traffic: middle, addresses: piece })),
  ];
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function earlier(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
