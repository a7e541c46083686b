import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCidr } from '../../../src/domain/network/cidr.ts';
import { isInternetScale, isWorld, outside, publicPart } from '../../../src/domain/network/public-space.ts';

const ranges = (...cidrs: string[]) => cidrs.flatMap((cidr) => parseCidr(cidr) ?? []);

test.each([
  ['0.0.0.0/0', true],
  ['::/0', true],
  ['0.0.0.0/1', true],
  ['128.0.0.0/1', true],
  ['2000::/3', true],
  ['2001::/16', true],
  ['8.0.0.0/8', true],
  ['100.0.0.0/8', true],
  ['10.0.0.0/8', false],
  ['10.0.0.0/7', true],
  ['8.0.0.0/9', false],
  ['172.16.0.0/12', false],
  ['224.0.0.0/4', false],
  ['192.0.2.0/24', false],
  ['2001:db8::/32', false],
  ['2600::/20', false],
  ['fd00::/8', false],
  ['sg-123', false],
  ['1.2.3.4/x', false],
])('%s is the whole internet: %s', (cidr, expected) => expect(isWorld(cidr)).toBe(expected));

describe('the whole internet in pieces', () => {
  test('is still the whole internet, in any cut', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), (choices) => {
        expect(isInternetScale(split('0.0.0.0', 0, choices))).toBe(true);
      }),
    );
  });

  test('is more than many small networks together', () => {
    const half = Array.from({ length: 128 }, (_, i) => `8.${i}.0.0/16`);
    expect(isInternetScale(ranges(...half))).toBe(false);
    expect(isInternetScale(ranges(...half, '8.128.0.0/9'))).toBe(true);
  });
});

test('private ranges have no part outside, documentation has one that nobody owns', () => {
  const inside = ranges('10.0.0.0/8', '172.16.0.0/12', '192.168.1.0/24', '100.64.0.0/10', 'fd12::/16', 'fe80::/10');
  expect(outside(inside)).toEqual([]);
  expect(outside(ranges('203.0.113.7/32'))).toEqual(ranges('203.0.113.7/32'));
  expect(publicPart(ranges('203.0.113.7/32', '2001:db8::/48'))).toEqual([]);
  expect(publicPart(ranges('9.9.9.0/24', '10.0.0.0/8'))).toEqual(ranges('9.9.9.0/24'));
});

/** Halves of a range, each again in halves where the next choice says so. */
function split(base: string, length: number, choices: readonly boolean[]): ReturnType<typeof ranges> {
  const [choice, ...rest] = choices;
  const range = ranges(`${base}/${length}`);
  if (!choice || length === 32 || !range[0]) return range;
  const middle = (range[0].first + range[0].last + 1n) / 2n;
  const upper = [24n, 16n, 8n, 0n].map((shift) => (middle >> shift) & 255n).join('.');
  return [...ranges(`${base}/${length + 1}`), ...split(upper, length + 1, rest)];
}
