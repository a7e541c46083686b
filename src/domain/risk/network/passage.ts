import type { Value } from '../../analysis.ts';
import { parseCidr } from '../../network/cidr.ts';
import type { Interval } from '../../network/interval.ts';
import type { Space } from '../../network/space.ts';
import { allTraffic, trafficOf } from '../../network/traffic.ts';
import { openingText } from '../../plan/grants/opening.ts';
import { holdsMasked, marksAny } from '../../plan/mask.ts';
import type { Members } from '../../plan/read.ts';
import { isMembers, listOf, memberOf, wordOf } from '../../plan/read.ts';

/** One thing a security group lets through: traffic, and a range of addresses or a peer that has only a name. */
export type Passage = {
  readonly traffic: Interval;
  readonly peer: Interval | string;
  readonly text: string;
  /** The attribute of the rule that says it. */
  readonly attribute: string;
};

/** Something that is let through: from addresses known only `later`, or `hidden`, because it cannot be read at all. */
export type Unclear = {
  readonly attribute: string;
  readonly traffic: Interval;
  readonly what: 'later' | 'hidden';
};

export type Passages = { readonly clear: readonly Passage[]; readonly unclear: readonly Unclear[] };

export const noPassages: Passages = { clear: [], unclear: [] };

export function allPassages(found: readonly Passages[]): Passages {
  return { clear: found.flatMap(({ clear }) => clear), unclear: found.flatMap(({ unclear }) => unclear) };
}

export function unclearAll(attribute: string, what: Unclear['what']): Passages {
  return { clear: [], unclear: [{ attribute, traffic: allTraffic, what }] };
}

export function spaceOf(found: readonly Passage[]): Space {
  const named = new Map<string, readonly Interval[]>();
  for (const { peer, traffic } of found) {
    if (typeof peer === 'string') named.set(peer, [...(named.get(peer) ?? []), traffic]);
  }
  return {
    boxes: found.flatMap(({ peer, traffic }) => (typeof peer === 'string' ? [] : [{ traffic, addresses: peer }])),
    named,
  };
}

const ranges = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6'];
const lists = ['prefix_list_ids', 'prefix_list_id'];
const groups = ['security_groups', 'source_security_group_id', 'referenced_security_group_id'];
const matter = ['protocol', 'ip_protocol', 'from_port', 'to_port'];

/** What a rule is of, and how its peers are called. */
export type RuleSource = {
  readonly rule: Value;
  /** Mirror of the rule. */
  readonly unknown: Value;
  /** The attribute it stands in, where it is a block. */
  readonly within?: string;
  readonly nameOf: (id: string) => string;
  /** A peer that is known only later. */
  readonly laterName: (attribute: string) => string;
};

/** Reads one rule of a group, a block of it or a resource of its own: the names of their attributes do not collide. */
export function passagesOf({ rule, unknown, within, nameOf, laterName }: RuleSource): Passages {
  const isOpen = (name: string) => marksAny(memberOf(unknown, name));
  const attribute = (name: string) => within ?? name;
  const pending = unknown === true ? 'cidr_ipv4' : matter.find(isOpen);
  if (pending !== undefined) return unclearAll(attribute(pending), 'later');
  const masked = isMembers(rule) ? matter.find((name) => holdsMasked(rule[name])) : 'cidr_blocks';
  if (!isMembers(rule) || masked !== undefined) return unclearAll(attribute(masked ?? 'cidr_blocks'), 'hidden');
  const written = { protocol: protocolOf(rule), from: port(rule.from_port), to: port(rule.to_port) };
  const traffic = trafficOf(written.protocol, written);
  if (traffic === undefined) return unclearAll(attribute('protocol'), 'hidden');
  const passage = (name: string, peer: string, as: Interval | string): Passage => ({
    traffic,
    peer: as,
    text: openingText({ ...written, peer }),
    attribute: attribute(name),
  });
  const named = [...lists, ...groups];
  const clear = [
    ...ranges.flatMap((name) => textsIn(rule[name]).map((peer) => passage(name, peer, parseCidr(peer) ?? ''))),
    ...lists.flatMap((name) => textsIn(rule[name]).map((peer) => passage(name, peer, nameOf(peer)))),
    ...groups.flatMap((name) => textsIn(rule[name]).map((peer) => passage(name, nameOf(peer), nameOf(peer)))),
    ...(rule.self === true ? [passage('self', itself, itself)] : []),
    ...named.filter(isOpen).map((name) => passage(name, laterName(name), laterName(name))),
  ];
  const unread = [
    ...clear.filter(({ peer }) => peer === '').map((one) => one.attribute),
    ...[...ranges, ...named].filter((name) => holdsMasked(rule[name])).map(attribute),
  ];
  const later = ranges.filter(isOpen).map(attribute);
  const isEmpty = within !== undefined && clear.length + unread.length + later.length === 0;
  return {
    clear: clear.filter(({ peer }) => peer !== ''),
    unclear: [
      ...later.map((name): Unclear => ({ attribute: name, traffic, what: 'later' })),
      ...[...unread, ...(isEmpty ? [within] : [])].map(
        (name): Unclear => ({ attribute: name, traffic, what: 'hidden' }),
      ),
    ],
  };
}

/** How a group is called as its own peer. */
export const itself = 'itself';

function protocolOf(rule: Members): string {
  const name = wordOf(rule.protocol ?? rule.ip_protocol).toLowerCase();
  return name === 'all' ? '-1' : name;
}

function textsIn(value: Value | undefined): readonly string[] {
  return (Array.isArray(value) ? listOf(value) : [value]).filter(
    (text) => typeof text === 'string' && text !== '',
  ) as readonly string[];
}

function port(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
