import type { RuleTable } from '../table.ts';
import { changed, opened } from './changed.ts';

const db = 'aws_db_instance.db';
const version = (engine: string, from: string, to: string, address = db) =>
  changed(address, { engine, engine_version: from }, { engine, engine_version: to });
const replaced = { actions: ['delete', 'create'] };

export const table: RuleTable = {
  rule: 'engine-change',
  fires: [
    {
      title: 'PostgreSQL 14 to 15',
      class: 'high',
      plan: version('postgres', '14.9', '15.4'),
      say: 'another major version',
    },
    { title: 'MySQL 5.7 to 8.0', class: 'high', plan: version('mysql', '5.7.44', '8.0.35') },
    { title: 'MariaDB 10.6 to 10.11', plan: version('mariadb', '10.6', '10.11') },
    {
      title: 'Aurora MySQL 2 to 3',
      plan: version('aurora-mysql', '5.7.mysql_aurora.2.11.2', '8.0.mysql_aurora.3.04.0', 'aws_rds_cluster.c'),
    },
    {
      title: 'OpenSearch 1 to 2',
      plan: changed(
        'aws_opensearch_domain.o',
        { engine_version: 'OpenSearch_1.3' },
        { engine_version: 'OpenSearch_2.11' },
      ),
    },
    {
      title: 'Google PostgreSQL',
      plan: changed(
        'google_sql_database_instance.g',
        { database_version: 'POSTGRES_14' },
        { database_version: 'POSTGRES_15' },
      ),
    },
    {
      title: 'Kafka 2 to 3',
      plan: changed('aws_msk_cluster.k', { kafka_version: '2.8.1' }, { kafka_version: '3.5.1' }),
    },
    {
      title: 'another engine',
      class: 'critical',
      plan: changed(db, { engine: 'mysql' }, { engine: 'postgres' }, replaced),
    },
    {
      title: 'other parameters',
      class: 'high',
      plan: changed(db, { parameter_group_name: 'a' }, { parameter_group_name: 'b' }),
      say: 'a restart',
    },
    {
      title: 'a restore from a snapshot',
      class: 'critical',
      plan: changed(db, { snapshot_identifier: null }, { snapshot_identifier: 's-1' }, replaced),
      say: 'from a snapshot',
    },
  ],
  silent: [
    { title: 'a minor version', plan: version('postgres', '15.2', '15.4') },
    { title: 'the major version alone', plan: version('postgres', '15.2', '15') },
    { title: 'MySQL 8.0 to 8.0', plan: version('mysql', '8.0', '8.0.35') },
    { title: 'any version from now on', plan: changed(db, { engine_version: '15.2' }, { engine_version: null }) },
    {
      title: 'a version of something else',
      plan: changed('aws_lambda_function.f', { engine_version: '1' }, { engine_version: '2' }),
    },
    {
      title: 'a snapshot of an update',
      plan: changed(db, { snapshot_identifier: 's-1' }, { snapshot_identifier: null }),
    },
    { title: 'a new database', plan: { changes: [{ address: db, actions: ['create'], after: { engine: 'mysql' } }] } },
  ],
  unknown: [
    { title: 'a version of the apply', class: 'high', plan: opened(db, { engine_version: '14.9' }, 'engine_version') },
    {
      title: 'parameters of the apply',
      class: 'high',
      plan: opened(db, { parameter_group_name: 'a' }, 'parameter_group_name'),
    },
  ],
};
