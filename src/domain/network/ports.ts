import type { Interval } from './interval.ts';
import { covers, overlaps } from './interval.ts';
import { trafficOf } from './traffic.ts';

/** The web's own ports. */
const web = places('tcp', [80, 443]).concat(places('udp', [443]));

/** Echoes and errors: nothing is served there. */
const echo = places('icmp', []).concat(places('icmpv6', []));

/** Where machines are ruled and data is kept. */
const sensitive = [
  ...places(
    'tcp',
    [
      20, 21, 22, 23, 110, 111, 135, 137, 138, 139, 143, 161, 389, 445, 512, 513, 514, 636, 873, 1433, 1434, 1521, 2049,
      2181, 2375, 2376, 2379, 2380, 3000, 3306, 3389, 4333, 5432, 5439, 5500, 5601, 5672, 5900, 5984, 5985, 5986, 6379,
      6380, 6443, 7000, 7001, 7199, 7474, 7687, 8020, 8086, 8088, 8200, 8300, 8500, 8888, 9000, 9042, 9090, 9092, 9093,
      9094, 9096, 9098, 9142, 9160, 9200, 9300, 9418, 10250, 10255, 11211, 15672, 26379, 27017, 27018, 27019, 28015,
      50000, 50070, 61616,
    ],
  ),
  ...places('udp', [111, 137, 138, 161, 389, 623, 1434, 2049, 3389, 11211]),
];

export type PortKind = 'web' | 'echo' | 'sensitive' | 'other';

/** What stands behind the ports of a piece of traffic, the most dangerous of it winning. */
export function portKind(traffic: Interval): PortKind {
  if (sensitive.some((place) => overlaps(place, traffic))) return 'sensitive';
  if (covers(web, [traffic])) return 'web';
  return covers(echo, [traffic]) ? 'echo' : 'other';
}

function places(protocol: string, ports: readonly number[]): readonly Interval[] {
  const all = ports.length === 0 ? [undefined] : ports;
  return all.flatMap((port) => trafficOf(protocol, { from: port, to: port }) ?? []);
}
