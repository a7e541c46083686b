import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AclRule } from '../../../src/domain/network/acl.ts';
import { allowedBy } from '../../../src/domain/network/acl.ts';
import type { Interval } from '../../../src/domain/network/interval.ts';
import { covers, merged, overlaps, size, without } from '../../../src/domain/network/interval.ts';
import type { Box, Space } from '../../../src/domain/network/space.ts';
import { addressesWith, beyond, boxesBeyond, isNothing, slices, together } from '../../../src/domain/network/space.ts';

/** A line of twelve places, so that a model can visit each. */
const places = Array.from({ length: 12 }, (_, i) => BigInt(i));
const interval = fc
  .tuple(fc.nat(11), fc.nat(11))
  .map(([a, b]): Interval => ({ first: BigInt(Math.min(a, b)), last: BigInt(Math.max(a, b)) }));
const intervals = fc.array(interval, { maxLength: 5 });
const box = fc.record({ traffic: interval, addresses: interval });
const boxes = fc.array(box, { maxLength: 5 });
const space = fc.tuple(boxes, fc.dictionary(fc.constantFrom('sg-a', 'sg-b', 'pl-c'), intervals)).map(
  ([some, named]): Space => ({
    boxes: some,
    named: new Map(Object.entries(named).filter(([, traffic]) => traffic.length > 0)),
  }),
);

const isIn = (place: bigint, set: readonly Interval[]) => set.some((i) => i.first <= place && place <= i.last);
const members = (set: readonly Interval[]) => places.filter((place) => isIn(place, set));
const points = (set: readonly Box[]) =>
  places.flatMap((t) =>
    places.filter((a) => set.some((b) => isIn(t, [b.traffic]) && isIn(a, [b.addresses]))).map((a) => `${t} ${a}`),
  );

describe('sets of numbers', () => {
  test('without, size and covers are what counting gives', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const left = members(a).filter((place) => !isIn(place, b));
        expect(members(without(a, b))).toEqual(left);
        expect(size(a)).toBe(BigInt(members(a).length));
        expect(covers(b, a)).toBe(left.length === 0);
      }),
    );
  });

  test('are equal lists when they are equal sets', () => {
    fc.assert(
      fc.property(intervals, (a) => {
        expect(merged([...a].reverse())).toEqual(merged(a));
        expect(merged(members(a).map((place) => ({ first: place, last: place })))).toEqual(merged(a));
      }),
    );
  });

  test('overlap where they share a number', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        expect(overlaps(a, b)).toBe(places.some((place) => isIn(place, [a]) && isIn(place, [b])));
      }),
    );
  });
});

describe('spaces of traffic and addresses', () => {
  test('what is beyond another is what counting gives', () => {
    fc.assert(
      fc.property(boxes, boxes, (a, b) => {
        const taken = new Set(points(b));
        expect(points(boxesBeyond(a, b))).toEqual(points(a).filter((point) => !taken.has(point)));
      }),
    );
  });

  test('no order, cut or repetition makes a difference', () => {
    fc.assert(
      fc.property(space, (given) => {
        const cut = given.boxes.flatMap((b) =>
          slices(b.traffic, given.boxes).map((traffic) => ({ traffic, addresses: b.addresses })),
        );
        const other = together([{ boxes: cut.reverse(), named: new Map() }, given]);
        expect(isNothing(beyond(given, other))).toBe(true);
        expect(isNothing(beyond(other, given))).toBe(true);
      }),
    );
  });

  test('a peer with a name is beyond everything but itself', () => {
    fc.assert(
      fc.property(space, space, (a, b) => {
        const { named } = beyond(a, b);
        for (const [name, traffic] of a.named) {
          expect(members(named.get(name) ?? [])).toEqual(members(without(traffic, b.named.get(name) ?? [])));
        }
      }),
    );
  });

  test('a slice has the same addresses at each of its places', () => {
    fc.assert(
      fc.property(interval, boxes, (within, some) => {
        const pieces = slices(within, some);
        expect(merged(pieces)).toEqual([within]);
        for (const piece of pieces) {
          for (const place of members([piece])) {
            const here = some.filter(({ traffic }) => isIn(place, [traffic])).map(({ addresses }) => addresses);
            expect(members(addressesWith(piece, some))).toEqual(members(here));
          }
        }
      }),
    );
  });
});

test('a network ACL lets through what its first rule for a packet allows', () => {
  const rules = fc.uniqueArray(fc.record({ number: fc.nat(20), allows: fc.boolean(), box }), {
    selector: ({ number }) => number,
    maxLength: 5,
  });
  fc.assert(
    fc.property(rules, (some) => {
      const decides = (t: bigint, a: bigint): AclRule | undefined =>
        [...some]
          .sort((x, y) => x.number - y.number)
          .find((rule) => isIn(t, [rule.box.traffic]) && isIn(a, [rule.box.addresses]));
      const expected = places.flatMap((t) => places.filter((a) => decides(t, a)?.allows).map((a) => `${t} ${a}`));
      expect(points(allowedBy(some))).toEqual(expected);
    }),
  );
});
