import type { ResourceChange } from '../../../analysis.ts';
import { isInternetScale, outside } from '../../../network/public-space.ts';
import { creates, kindOf } from '../../../plan/actions.ts';
import { listGrowth, spanOf } from '../../network/cloud-ranges.ts';
import type { Weakness } from '../../network/weakness.ts';
import { isAny, isNone, weaklySet } from '../../network/weakness.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';

const impacts = { security: 'network', user: 'public' } as const;
const data = { class: 'critical' } as const;

const settings: readonly Weakness[] = [
  {
    types: 'google_sql_database_instance',
    path: 'settings[*].ip_configuration[*].ipv4_enabled',
    isWeak: isAny(true),
    say: 'gives a database a public address',
    ...data,
    atUpdate: true,
  },
  {
    types: 'google_container_cluster',
    path: 'master_authorized_networks_config',
    isWeak: (values) => values.length === 0,
    say: 'lets every address ask the control plane',
    atUpdate: true,
  },
  {
    types: 'google_container_cluster',
    path: 'private_cluster_config[*].enable_private_endpoint',
    isWeak: isNone(true),
    say: 'gives the control plane a public address',
    atUpdate: true,
  },
  {
    types: 'azurerm_storage_account',
    path: 'network_rules[*].default_action',
    isWeak: isAny('Allow'),
    say: 'lets every network reach the storage',
    ...data,
  },
  {
    types: 'azurerm_storage_account_network_rules',
    path: 'default_action',
    isWeak: isAny('Allow'),
    say: 'lets every network reach the storage',
    ...data,
  },
  {
    types: `azurerm_storage_account azurerm_mssql_* azurerm_postgresql* azurerm_mysql* azurerm_cosmosdb_* azurerm_key_vault
      azurerm_redis_cache azurerm_container_registry azurerm_data_factory azurerm_search_service azurerm_synapse_workspace`,
    path: 'public_network_access_enabled',
    isWeak: isNone(false),
    say: 'lets the internet reach a store of data',
    ...data,
    atUpdate: true,
  },
];

/** Rules of databases that let in a span of addresses. */
const spans = typeNames(`
  azurerm_mssql_firewall_rule azurerm_sql_firewall_rule azurerm_postgresql_firewall_rule azurerm_mysql_firewall_rule
  azurerm_postgresql_flexible_server_firewall_rule azurerm_mysql_flexible_server_firewall_rule
  azurerm_mariadb_firewall_rule azurerm_synapse_firewall_rule
`);

export const cloudEndpoint: ChangeRule = {
  id: 'cloud-endpoint',
  about: 'A store or a control plane of Google or Azure that faces the internet is asked by strangers.',
  class: 'high',
  source: 'NET-22, as NET-14',
  onChange: ({ change }) => {
    if (!creates(change) && kindOf(change.actions) !== 'update') return undefined;
    return [...weaklySet(change, settings, impacts), ...ofList(change), ...ofSpan(change)];
  },
};

function ofList(change: ResourceChange): readonly Hit[] {
  const { growth, attribute } = listGrowth(change) ?? { growth: 'none', attribute: '' };
  const weight = change.type === 'google_sql_database_instance' ? data : {};
  switch (growth) {
    case 'world':
      return [fires('lets the whole internet ask it', { ...weight, attribute, impacts })];
    case 'outside':
      return [fires('lets new public addresses ask it', { attribute, impacts })];
    case 'unreadable':
      return [cannotTell('who may ask it is known only later', { ...weight, attribute, impacts })];
    default:
      return [];
  }
}

/** From 0.0.0.0 to 0.0.0.0 is how Azure writes: whatever runs in Azure, whoever owns it. */
function ofSpan(change: ResourceChange): readonly Hit[] {
  if (!spans.has(change.type)) return [];
  const { span, isNew } = spanOf(change);
  const attribute = 'start_ip_address';
  if (span === undefined) return [cannotTell('whom it lets in cannot be told', { ...data, attribute, impacts })];
  if (!isNew) return [];
  if (span.last === 0n) return [fires('lets in whatever runs in Azure, whoever owns it', { attribute, impacts })];
  if (isInternetScale([span]))
    return [fires('lets the whole internet ask a database', { ...data, attribute, impacts })];
  return outside([span]).length > 0 ? [fires('lets new public addresses ask a database', { attribute, impacts })] : [];
}
