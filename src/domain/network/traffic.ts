import type { Interval } from './interval.ts';

/** Every protocol with every port on one line: 65,536 places for each protocol number. */
export const allTraffic: Interval = { first: 0n, last: 256n * 65536n - 1n };

const numbers: ReadonlyMap<string, number> = new Map([
  ['icmp', 1],
  ['igmp', 2],
  ['tcp', 6],
  ['udp', 17],
  ['gre', 47],
  ['esp', 50],
  ['ah', 51],
  ['icmpv6', 58],
  ['ospf', 89],
  ['sctp', 132],
]);

const withPorts = new Set([6, 17, 132]);
const withTypes = new Set([1, 58]);

export type Ports = { readonly from: number | undefined; readonly to: number | undefined };

/**
 * What a protocol and its ports mean. Ports of ICMP are a type and a code, -1 for any. All protocols means all ports,
 * however the ports are written beside it. Undefined for a protocol or for ports that make no sense here.
 */
export function trafficOf(protocol: string, { from, to }: Ports): Interval | undefined {
  const name = protocol.toLowerCase();
  if (name === '-1' || name === 'all') return allTraffic;
  const number = numbers.get(name) ?? (/^[0-9]{1,3}$/.test(name) ? Number(name) : undefined);
  if (number === undefined || number > 255) return undefined;
  if (withTypes.has(number)) return typesOf(number, from ?? -1, to ?? -1);
  if (!withPorts.has(number) || from === undefined || to === undefined || from === -1) return places(number, 0, 65535);
  return isPlace(from, 65535) && isPlace(to, 65535) && from <= to ? places(number, from, to) : undefined;
}

function typesOf(number: number, type: number, code: number): Interval | undefined {
  if (type === -1) return places(number, 0, 65535);
  if (!isPlace(type, 255)) return undefined;
  if (code === -1) return places(number, type * 256, type * 256 + 255);
  return isPlace(code, 255) ? places(number, type * 256 + code, type * 256 + code) : undefined;
}

function places(number: number, from: number, to: number): Interval {
  return { first: BigInt(number * 65536 + from), last: BigInt(number * 65536 + to) };
}

function isPlace(port: number, most: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= most;
}
