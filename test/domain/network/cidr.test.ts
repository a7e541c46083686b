import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ipv6Start, parseCidr } from '../../../src/domain/network/cidr.ts';

const four = (first: bigint, last: bigint) => ({ first, last });
const six = (first: bigint, last: bigint) => ({ first: ipv6Start + first, last: ipv6Start + last });

describe('a CIDR', () => {
  test.each([
    ['0.0.0.0/0', four(0n, 0xffffffffn)],
    ['10.1.2.3/8', four(0x0a000000n, 0x0affffffn)],
    ['10.1.2.3', four(0x0a010203n, 0x0a010203n)],
    ['255.255.255.255/32', four(0xffffffffn, 0xffffffffn)],
    ['::/0', six(0n, (1n << 128n) - 1n)],
    ['::1', six(1n, 1n)],
    ['2001:DB8::/32', six(0x20010db8n << 96n, (0x20010db9n << 96n) - 1n)],
    ['1:2:3:4:5:6:7:8/128', six(0x00010002000300040005000600070008n, 0x00010002000300040005000600070008n)],
    ['::ffff:10.0.0.1', six(0xffff0a000001n, 0xffff0a000001n)],
    ['1::', six(1n << 112n, 1n << 112n)],
  ])('%s is read', (text, expected) => expect(parseCidr(text)).toEqual(expected));

  test.each([
    '',
    '/',
    '/8',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '10.0.0.0.0/8',
    '010.0.0.0/8',
    '256.0.0.0/8',
    ' 10.0.0.0/8',
    '::/129',
    ':::/0',
    '1::2::3',
    '1:2:3:4:5:6:7/64',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::8',
    'g::',
    '::1.2.3',
    '12345::',
    'sg-123',
    '1.2.3.4/x',
  ])('%j is none', (text) => expect(parseCidr(text)).toBeUndefined());

  test('holds exactly the addresses that share its first bits', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), fc.integer({ min: 0, max: 32 }), (base, other, length) => {
        const range = parseCidr(`${dotted(base)}/${length}`);
        const isIn = range !== undefined && range.first <= BigInt(other) && BigInt(other) <= range.last;
        const bits = (n: number) => n.toString(2).padStart(32, '0').slice(0, length);
        expect(isIn).toBe(bits(base) === bits(other));
      }),
    );
  });

  test('of IPv6 is the same in any spelling', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), fc.nat(8), fc.nat(8), (groups, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const zeroed = groups.map((group, i) => (i >= from && i < to ? 0 : group));
        const long = zeroed.map((group) => group.toString(16).padStart(4, '0')).join(':');
        const hex = zeroed.map((group) => group.toString(16));
        const short = to > from ? `${hex.slice(0, from).join(':')}::${hex.slice(to).join(':')}` : long.toUpperCase();
        expect(parseCidr(short)).toEqual(parseCidr(long));
        expect(parseCidr(long)).toBeDefined();
      }),
    );
  });

  test('whatever the text, is read or is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f:./]{0,30}$/)), (text) => {
        const range = parseCidr(text);
        expect(range === undefined || range.first <= range.last).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function dotted(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}
