import type { ResourceChange } from '../../analysis.ts';
import { parseCidr } from '../../network/cidr.ts';
import type { Interval } from '../../network/interval.ts';
import { isUnknown } from '../../plan/change.ts';
import { wordOf } from '../../plan/read.ts';
import { afterOf, beforeOf } from '../change-facts.ts';
import type { Found } from '../policy-path.ts';
import { lookUp, pathFrom } from '../policy-path.ts';
import type { RangeGrowth } from './ranges.ts';
import { rangeGrowth } from './ranges.ts';

/** Lists of addresses that may ask a service of another cloud. */
const lists: Readonly<Record<string, string>> = {
  google_sql_database_instance: 'settings[*].ip_configuration[*].authorized_networks[*].value',
  google_container_cluster: 'master_authorized_networks_config[*].cidr_blocks[*].cidr_block',
  azurerm_kubernetes_cluster: 'api_server_access_profile[*].authorized_ip_ranges[*]',
};

/** What is new in the list of a service, and where the list stands. Undefined where the type has none. */
export function listGrowth(
  change: ResourceChange,
): { readonly growth: RangeGrowth; readonly attribute: string } | undefined {
  const text = Object.hasOwn(lists, change.type) ? lists[change.type] : undefined;
  const path = text === undefined ? undefined : pathFrom(text);
  if (text === undefined || path === undefined) return undefined;
  const before: readonly Found[] = change.before === null ? [] : lookUp(path, change.before, {});
  const attribute = text.split('[')[0] ?? '';
  const growth = rangeGrowth(before, lookUp(path, change.after, change.unknown));
  return growth === 'unreadable' && !change.configured.includes(attribute)
    ? { growth: 'none', attribute }
    : { growth, attribute };
}

export type SpanGrowth = { readonly span: Interval | undefined; readonly isNew: boolean };

/** The addresses of a firewall rule of an Azure database, from its first to its last. */
export function spanOf(change: ResourceChange): SpanGrowth {
  const [first, last] = ['start_ip_address', 'end_ip_address'].map((name) =>
    isUnknown(change, name) ? undefined : parseCidr(wordOf(afterOf(change, name))),
  );
  const isNew = ['start_ip_address', 'end_ip_address'].some((name) => beforeOf(change, name) !== afterOf(change, name));
  return {
    span: first && last && first.first <= last.first ? { first: first.first, last: last.last } : undefined,
    isNew,
  };
}
