import type { Value } from '../../analysis.ts';
import { parseCidr } from '../../network/cidr.ts';
import type { Interval } from '../../network/interval.ts';
import type { Box } from '../../network/space.ts';
import { trafficOf } from '../../network/traffic.ts';
import { holdsMasked, marksAny } from '../../plan/mask.ts';
import type { Members } from '../../plan/read.ts';
import { isMembers, listOf, memberOf, membersOf, textsOf, wordOf } from '../../plan/read.ts';

/** What a firewall of another cloud lets in from addresses, and the attribute that cannot be told. */
export type CloudRules = { readonly boxes: readonly Box[]; readonly unclear: string | undefined };

/** Undefined for types that are no firewall of Google or Azure. */
export function firewallRules(type: string, values: Value, unknown: Value): CloudRules | undefined {
  switch (type) {
    case 'google_compute_firewall':
      return googleRules(membersOf(values), unknown);
    case 'azurerm_network_security_rule':
      return azureRule(membersOf(values), unknown);
    case 'azurerm_network_security_group':
      return azureGroup(membersOf(values), unknown);
    default:
      return undefined;
  }
}

const nobody: CloudRules = { boxes: [], unclear: undefined };

function googleRules(values: Members, unknown: Value): CloudRules {
  if (values.disabled === true || wordOf(values.direction) === 'EGRESS') return nobody;
  const unclear = ['source_ranges', 'allow', 'disabled', 'direction'].find((name) => isHidden(values, unknown, name));
  if (unclear !== undefined) return { boxes: [], unclear };
  const written = textsOf(values.source_ranges);
  const isByName = ['source_tags', 'source_service_accounts'].some((name) => listOf(values[name]).length > 0);
  const ranges = written.length === 0 && !isByName ? everybody : written.map(parseCidr);
  const traffic = listOf(values.allow).flatMap((allow) => {
    const { protocol, ports } = membersOf(allow);
    const name = wordOf(protocol);
    if (listOf(ports).length === 0) return [trafficOf(name, { from: undefined, to: undefined })];
    return textsOf(ports).map((range) => portTraffic(name, range));
  });
  return boxesOf(ranges, traffic, 'source_ranges');
}

function azureGroup(values: Members, unknown: Value): CloudRules {
  if (isHidden(values, unknown, 'security_rule')) return { boxes: [], unclear: 'security_rule' };
  const rules = listOf(values.security_rule).map((rule) => azureRule(membersOf(rule), {}));
  const unclear = rules.some((rule) => rule.unclear !== undefined) ? 'security_rule' : undefined;
  return { boxes: rules.flatMap(({ boxes }) => boxes), unclear };
}

const azureMatter = [
  ...['direction', 'access', 'protocol', 'source_address_prefix', 'source_address_prefixes'],
  ...['destination_port_range', 'destination_port_ranges'],
];

function azureRule(values: Members, unknown: Value): CloudRules {
  if (wordOf(values.direction) === 'Outbound' || wordOf(values.access) === 'Deny') return nobody;
  const unclear = azureMatter.find((name) => isHidden(values, unknown, name));
  if (unclear !== undefined) return { boxes: [], unclear };
  const texts = (one: string, many: string) => [wordOf(values[one]), ...textsOf(values[many])].filter((t) => t !== '');
  const sources = texts('source_address_prefix', 'source_address_prefixes').flatMap((source) => {
    if (source === '*' || source.toLowerCase() === 'internet' || source.toLowerCase() === 'any') return everybody;
    return isTag(source) ? [] : [parseCidr(source)];
  });
  const protocol = wordOf(values.protocol);
  const traffic = texts('destination_port_range', 'destination_port_ranges').flatMap((range) => {
    const ports = range === '*' ? '0-65535' : range;
    return protocol === '*' ? ['tcp', 'udp'].map((name) => portTraffic(name, ports)) : [portTraffic(protocol, ports)];
  });
  return boxesOf(sources, traffic, 'source_address_prefix');
}

/** A tag of the platform (`VirtualNetwork`, `AzureLoadBalancer`): no address, and not the internet. */
function isTag(source: string): boolean {
  return /^[A-Za-z][A-Za-z0-9.]*$/.test(source);
}

const everybody = ['0.0.0.0/0', '::/0'].map(parseCidr);

function boxesOf(
  ranges: readonly (Interval | undefined)[],
  traffic: readonly (Interval | undefined)[],
  attribute: string,
): CloudRules {
  const isWhole = ![...ranges, ...traffic].includes(undefined);
  const boxes = ranges.flatMap((addresses) =>
    traffic.flatMap((piece) => (addresses && piece ? [{ traffic: piece, addresses }] : [])),
  );
  return { boxes, unclear: isWhole ? undefined : attribute };
}

function portTraffic(protocol: string, range: string): Interval | undefined {
  const [from, to = from] = range.split('-');
  const isPort = [from, to].every((port) => /^[0-9]{1,5}$/.test(port ?? ''));
  return isPort ? trafficOf(protocol, { from: Number(from), to: Number(to) }) : undefined;
}

function isHidden(values: Value, unknown: Value, name: string): boolean {
  return (
    unknown === true ||
    marksAny(memberOf(unknown, name)) ||
    holdsMasked(isMembers(values) ? memberOf(values, name) : undefined)
  );
}
