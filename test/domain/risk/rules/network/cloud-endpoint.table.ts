import type { RuleTable } from '../table.ts';
import { created, plan, updated } from './rows.ts';

const sql = 'google_sql_database_instance.a';
const networks = (...values: string[]) => ({
  settings: [{ ip_configuration: [{ authorized_networks: values.map((value) => ({ value })) }] }],
});
const turned = (address: string, before: object, after: object) => plan(updated(address, before, after));
const span = (from: string, to: string) => ({ start_ip_address: from, end_ip_address: to });
const firewall = 'azurerm_mssql_firewall_rule.a';
const masters = (...cidrs: string[]) => ({
  master_authorized_networks_config: [{ cidr_blocks: cidrs.map((cidr) => ({ cidr_block: cidr })) }],
});

export const table: RuleTable = {
  rule: 'cloud-endpoint',
  fires: [
    {
      title: 'a database for everybody',
      class: 'critical',
      plan: turned(sql, networks('9.9.9.9/32'), networks('0.0.0.0/0')),
      say: 'the whole internet',
    },
    { title: 'a database for one more network', class: 'high', plan: turned(sql, networks(), networks('9.9.9.0/24')) },
    {
      title: 'a database with a public address',
      class: 'critical',
      plan: turned(
        sql,
        { settings: [{ ip_configuration: [{ ipv4_enabled: false }] }] },
        { settings: [{ ip_configuration: [{ ipv4_enabled: true }] }] },
      ),
    },
    {
      title: 'a control plane for everybody',
      class: 'high',
      plan: turned('google_container_cluster.a', masters('10.0.0.0/8'), masters('0.0.0.0/0')),
    },
    {
      title: 'a control plane without a list',
      class: 'high',
      plan: turned('google_container_cluster.a', masters('10.0.0.0/8'), { master_authorized_networks_config: [] }),
      say: 'every address',
    },
    {
      title: 'a storage for every network',
      class: 'critical',
      plan: turned(
        'azurerm_storage_account.a',
        { network_rules: [{ default_action: 'Deny' }] },
        { network_rules: [{ default_action: 'Allow' }] },
      ),
    },
    {
      title: 'a vault on the internet',
      class: 'critical',
      plan: turned(
        'azurerm_key_vault.a',
        { public_network_access_enabled: false },
        { public_network_access_enabled: true },
      ),
    },
    {
      title: 'a database of Azure for everybody',
      class: 'critical',
      plan: plan(created(firewall, span('0.0.0.0', '255.255.255.255'))),
    },
    {
      title: 'a database for all of Azure',
      class: 'high',
      plan: plan(created(firewall, span('0.0.0.0', '0.0.0.0'))),
      say: 'whoever owns it',
    },
    { title: 'a database for an office', class: 'high', plan: plan(created(firewall, span('9.9.9.1', '9.9.9.9'))) },
  ],
  silent: [
    { title: 'a database for fewer', plan: turned(sql, networks('9.9.9.0/24'), networks('9.9.9.9/32')) },
    { title: 'a database for a private network', plan: turned(sql, networks(), networks('10.0.0.0/8')) },
    {
      title: 'a vault off the internet',
      plan: turned(
        'azurerm_key_vault.a',
        { public_network_access_enabled: true },
        { public_network_access_enabled: false },
      ),
    },
    { title: 'a new vault', plan: plan(created('azurerm_key_vault.a', { public_network_access_enabled: true })) },
    { title: 'a span of a private network', plan: plan(created(firewall, span('10.0.0.1', '10.0.0.9'))) },
    {
      title: 'a span as it was',
      plan: turned(
        firewall,
        { ...span('9.9.9.1', '9.9.9.9'), name: 'a' },
        { ...span('9.9.9.1', '9.9.9.9'), name: 'b' },
      ),
    },
  ],
  unknown: [
    {
      title: 'networks known only later',
      class: 'critical',
      plan: {
        ...plan(
          created(
            sql,
            {},
            { unknown: { settings: [{ ip_configuration: [{ authorized_networks: [{ value: true }] }] }] } },
          ),
        ),
        configured: { [sql]: { settings: [] } },
      },
    },
    {
      title: 'a span known only later',
      class: 'critical',
      plan: plan(created(firewall, { end_ip_address: '9.9.9.9' }, { unknown: { start_ip_address: true } })),
    },
    { title: 'a span that is none', class: 'critical', plan: plan(created(firewall, span('9.9.9.9', '9.9.9.1'))) },
  ],
};
