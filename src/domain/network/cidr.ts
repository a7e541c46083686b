import type { Interval } from './interval.ts';

/**
 * Addresses of both families on one line: IPv4 from 0, IPv6 from far behind its end, so that no interval of one touches
 * the other.
 */
export const ipv6Start = 1n << 40n;

/** A range as it is written, `10.0.0.0/8` or `2001:db8::/32`; an address alone is itself. Bits of the host do not count. */
export function parseCidr(text: string): Interval | undefined {
  const [address = '', length, ...more] = text.split('/');
  if (more.length > 0 || (length !== undefined && !/^(?:0|[1-9][0-9]{0,2})$/.test(length))) return undefined;
  const isSix = address.includes(':');
  const bits = isSix ? 128 : 32;
  const number = isSix ? ipv6Number(address) : ipv4Number(address);
  const fixed = length === undefined ? bits : Number(length);
  if (number === undefined || fixed > bits) return undefined;
  const free = (1n << BigInt(bits - fixed)) - 1n;
  const first = number - (number & free) + (isSix ? ipv6Start : 0n);
  return { first, last: first + free };
}

function ipv4Number(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function ipv6Number(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(groupsOf);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...(tail ?? [])];
  return groups.reduce((sum, group) => sum * 65536n + group, 0n);
}

/** Groups of four digits; the last may be written as an IPv4 address, which is two. */
function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const dotted = parts.at(-1)?.includes('.') ? ipv4Number(parts.pop() ?? '') : 0n;
  if (dotted === undefined || !parts.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  const groups = parts.map((part) => BigInt(`0x${part}`));
  return text.includes('.') ? [...groups, dotted / 65536n, dotted % 65536n] : groups;
}
