import type { Value } from '../../analysis.ts';
import { holdsMasked } from '../mask.ts';
import type { Members } from '../read.ts';
import { isMembers, listOf, textsOf, wordOf } from '../read.ts';

/** One thing a security group lets through: a protocol, its ports, and one peer (a CIDR, a prefix list, a group). */
export type Opening = {
  /** `-1` is every protocol; then ports say nothing. */
  readonly protocol: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly peer: string;
};

export type Direction = 'ingress' | 'egress';

/** Openings a resource makes of itself, by its type. Undefined where its shape is not known here, or is masked. */
export function openingsOf(type: string, values: Members, direction: Direction): readonly Opening[] | undefined {
  if (holdsMasked(type.endsWith('_group') ? values[direction] : values)) return undefined;
  switch (type) {
    case 'aws_security_group':
    case 'aws_default_security_group':
      return groupOpenings(values, direction);
    case 'aws_security_group_rule':
      return values.type === direction ? oldRuleOpenings(values) : [];
    case `aws_vpc_security_group_${direction}_rule`:
      return newRuleOpenings(values);
    default:
      return [];
  }
}

/** All protocols means all ports, however the ports are written beside it. */
export function openingText({ protocol, from, to, peer }: Opening): string {
  return protocol === '-1' ? `all traffic, ${peer}` : `${protocol} ${from ?? ''}-${to ?? ''}, ${peer}`;
}

function groupOpenings(group: Members, direction: Direction): readonly Opening[] | undefined {
  const found = listOf(group[direction]).map((rule) => inlineOpenings(rule, group));
  const readable = found.filter((openings) => openings !== undefined);
  return readable.length === found.length ? readable.flat() : undefined;
}

function inlineOpenings(rule: Value, group: Members): readonly Opening[] | undefined {
  if (!isMembers(rule)) return undefined;
  const self = rule.self === true ? [groupPeer(wordOf(group.id))] : [];
  const openings = openingsFor(rule, rule.protocol, [
    ...listed(rule),
    ...textsOf(rule.security_groups).map(groupPeer),
    ...self,
  ]);
  return openings.length > 0 ? openings : undefined;
}

function oldRuleOpenings(rule: Members): readonly Opening[] {
  const other = rule.self === true ? rule.security_group_id : rule.source_security_group_id;
  return openingsFor(rule, rule.protocol, [...listed(rule), ...one(other).map(groupPeer)]);
}

function newRuleOpenings(rule: Members): readonly Opening[] {
  return openingsFor(rule, rule.ip_protocol, [
    ...[rule.cidr_ipv4, rule.cidr_ipv6, rule.prefix_list_id].flatMap(one),
    ...one(rule.referenced_security_group_id).map(groupPeer),
  ]);
}

function openingsFor(rule: Members, protocol: Value | undefined, peers: readonly string[]): readonly Opening[] {
  const name = wordOf(protocol).toLowerCase();
  const ports = { from: port(rule.from_port), to: port(rule.to_port) };
  return peers.map((peer) => ({ protocol: protocols.get(name) ?? name, ...ports, peer }));
}

function listed(rule: Members): readonly string[] {
  return [rule.cidr_blocks, rule.ipv6_cidr_blocks, rule.prefix_list_ids].flatMap(textsOf);
}

function one(value: Value | undefined): readonly string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function port(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A group of another account is `account/sg-1` on one side and `sg-1` on the other. */
function groupPeer(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

const protocols: ReadonlyMap<string, string> = new Map([
  ['6', 'tcp'],
  ['17', 'udp'],
  ['1', 'icmp'],
  ['58', 'icmpv6'],
  ['all', '-1'],
]);
