import { ipv6Start, parseCidr } from './cidr.ts';
import type { Interval } from './interval.ts';
import { size, without } from './interval.ts';

/** Ranges that stay inside: RFC 1918, shared (RFC 6598), loopback, link-local, unique local. */
const inside = ranges(`
  10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16
  fc00::/7 fe80::/10 ::1/128
`);

/** What nobody on the internet has as an address: the above, documentation, tests, groups, what is reserved. */
const nowhere = [
  ...inside,
  ...ranges(`
    0.0.0.0/8 192.0.0.0/24 192.0.2.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
    ::/3 4000::/2 8000::/1 2001:db8::/32 3fff::/20
  `),
];

/**
 * A public /8 of IPv4, and a /16 of IPv6, which is more than any one network has. A little less, because special ranges
 * are cut from the public ones: a quarter of 100.0.0.0/8 is shared space.
 */
const scale = { four: 3n << 22n, six: 1n << 111n };

/** The part of a set of addresses that lies outside private networks. */
export function outside(addresses: readonly Interval[]): readonly Interval[] {
  return without(addresses, inside);
}

/** The part that strangers can have as their address. */
export function publicPart(addresses: readonly Interval[]): readonly Interval[] {
  return without(addresses, nowhere);
}

/** Is a CIDR so wide that it means everybody? What is no CIDR is not. */
export function isWorld(cidr: string): boolean {
  const range = parseCidr(cidr);
  return range !== undefined && isInternetScale([range]);
}

/**
 * Are these so many that they mean everybody? Any /0, the halves of one in any cut, and from a public /8 up: half the
 * internet counts like the whole, because two halves are one.
 */
export function isInternetScale(addresses: readonly Interval[]): boolean {
  const found = publicPart(addresses);
  const six = found.filter(({ first }) => first >= ipv6Start);
  const four = found.filter(({ first }) => first < ipv6Start);
  return size(four) >= scale.four || size(six) >= scale.six;
}

function ranges(text: string): readonly Interval[] {
  return text
    .trim()
    .split(/\s+/)
    .flatMap((cidr) => parseCidr(cidr) ?? []);
}
