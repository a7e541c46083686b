import { created, opened, updated } from '../rows.ts';
import type { RuleTable } from '../table.ts';

const domain = (more: object) => ({ domain_endpoint_options: [{ enforce_https: true, ...more }] });
const search = 'aws_opensearch_domain.d';
const parameter = (name: string, value: string) => ({
  parameter: [
    { name: 'other', value: '1' },
    { name, value },
  ],
});
const group = 'aws_db_parameter_group.g';
const broker = (word: string) => ({ encryption_info: [{ encryption_in_transit: [{ client_broker: word }] }] });
const store = 'azurerm_storage_account.s';

export const table: RuleTable = {
  rule: 'plain-transport',
  directed: true,
  fires: [
    {
      title: 'a search domain over plain HTTP',
      class: 'high',
      plan: updated(search, domain({}), domain({ enforce_https: false })),
      say: 'without encryption',
    },
    {
      title: 'an older TLS',
      class: 'high',
      plan: updated(
        search,
        domain({ tls_security_policy: 'Policy-Min-TLS-1-2-2019-07' }),
        domain({ tls_security_policy: 'Policy-Min-TLS-1-0-2019-07' }),
      ),
      say: 'older',
    },
    {
      title: 'an older TLS of a gateway',
      class: 'high',
      plan: updated('aws_api_gateway_domain_name.a', { security_policy: 'TLS_1_2' }, { security_policy: 'TLS_1_0' }),
    },
    {
      title: 'a database no longer forcing it',
      class: 'high',
      plan: updated(group, parameter('rds.force_ssl', '1'), parameter('rds.force_ssl', '0')),
    },
    {
      title: 'a parameter that is gone',
      class: 'high',
      plan: updated(group, parameter('require_secure_transport', 'ON'), parameter('x', 'y')),
    },
    {
      title: 'a parameter whose default is on',
      class: 'high',
      plan: updated('aws_docdb_cluster_parameter_group.g', parameter('x', '1'), parameter('tls', 'disabled')),
    },
    {
      title: 'brokers that listen in plain, too',
      class: 'high',
      plan: updated('aws_msk_cluster.m', broker('TLS'), broker('TLS_PLAINTEXT')),
    },
    {
      title: 'a version without its name',
      class: 'high',
      plan: updated(store, { min_tls_version: 'TLS1_2' }, { min_tls_version: 'TLS1_0' }),
    },
    {
      title: 'a version as a number',
      class: 'high',
      plan: updated('azurerm_mssql_server.s', { minimum_tls_version: '1.2' }, { minimum_tls_version: '1.1' }),
    },
    {
      title: 'a cache with a plain port',
      class: 'high',
      plan: updated('azurerm_redis_cache.c', { non_ssl_port_enabled: false }, { non_ssl_port_enabled: true }),
    },
  ],
  silent: [
    {
      title: 'from the oldest to the next',
      plan: updated(search, domain({ tls_security_policy: 'SSLv3' }), domain({ tls_security_policy: 'TLSv1' })),
    },
    { title: 'another parameter', plan: updated(group, parameter('a', '1'), parameter('a', '0')) },
    {
      title: 'parameters in another order',
      plan: updated(group, parameter('rds.force_ssl', '1'), {
        parameter: parameter('rds.force_ssl', '1').parameter.toReversed(),
      }),
    },
    {
      title: 'a newer policy of the same version',
      plan: updated(
        search,
        domain({ tls_security_policy: 'Policy-Min-TLS-1-2-2019-07' }),
        domain({ tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10' }),
      ),
    },
    { title: 'a new domain', plan: created(search, domain({ enforce_https: false })) },
  ],
  unknown: [
    {
      title: 'how strict is known only later',
      class: 'high',
      plan: opened(search, domain({}), 'domain_endpoint_options'),
    },
    {
      title: 'a policy nobody knows',
      class: 'high',
      plan: updated(
        search,
        domain({ tls_security_policy: 'Policy-Min-TLS-1-2-2019-07' }),
        domain({ tls_security_policy: 'Relaxed' }),
      ),
    },
    {
      title: 'a version that is no text',
      class: 'high',
      plan: updated(store, { min_tls_version: 'TLS1_2' }, { min_tls_version: 12 }),
    },
  ],
};
