import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers } from '../../../src/domain/network/interval.ts';
import { portKind } from '../../../src/domain/network/ports.ts';
import { allTraffic, trafficOf } from '../../../src/domain/network/traffic.ts';

const traffic = (protocol: string, from?: number, to = from) => trafficOf(protocol, { from, to });

describe('traffic', () => {
  test.each([
    [traffic('6', 22), traffic('tcp', 22)],
    [traffic('TCP', 22), traffic('tcp', 22)],
    [traffic('all', 22), allTraffic],
    [traffic('-1', 0), allTraffic],
    [traffic('tcp'), traffic('tcp', 0, 65535)],
    [traffic('tcp', -1), traffic('tcp', 0, 65535)],
    [traffic('icmp', -1), traffic('1', -1, 5)],
    [traffic('esp', 4, 3), traffic('50')],
  ])('two spellings are the same: %#', (one, other) => {
    expect(one).toBeDefined();
    expect(one).toEqual(other);
  });

  test.each([
    ['esp8266', 1, 1],
    ['256', 1, 1],
    ['', 1, 1],
    ['tcp', 2, 1],
    ['tcp', 0, 65536],
    ['tcp', 1.5, 2],
    ['icmp', 256, 0],
    ['icmp', 8, 256],
  ])('%s %s-%s is none', (protocol, from, to) => expect(traffic(protocol, from, to)).toBeUndefined());

  test('of all protocols holds that of each', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(65535), (protocol, port) => {
        const one = traffic(`${protocol}`, port);
        expect(one === undefined || covers([allTraffic], [one])).toBe(true);
      }),
    );
  });

  test('of ICMP is a type and a code', () => {
    const echo = traffic('icmp', 8, -1);
    const exact = traffic('icmp', 8, 0);
    expect(echo && exact && covers([echo], [exact])).toBe(true);
    expect(echo && exact && covers([exact], [echo])).toBe(false);
  });
});

test.each([
  ['tcp', 80, 80, 'web'],
  ['tcp', 443, 443, 'web'],
  ['udp', 443, 443, 'web'],
  ['tcp', 80, 81, 'other'],
  ['tcp', 80, 443, 'sensitive'],
  ['tcp', 22, 22, 'sensitive'],
  ['-1', 0, 0, 'sensitive'],
  ['tcp', 0, 65535, 'sensitive'],
  ['tcp', 8443, 8443, 'other'],
  ['icmp', -1, -1, 'echo'],
  ['icmpv6', 128, 0, 'echo'],
  ['esp', 0, 0, 'other'],
])('%s %i-%i is %s', (protocol, from, to, expected) => {
  const found = traffic(protocol, from, to);
  expect(found && portKind(found)).toBe(expected);
});
