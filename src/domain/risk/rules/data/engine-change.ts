import type { ResourceChange, Value } from '../../../analysis.ts';
import { isReplace, kindOf } from '../../../plan/actions.ts';
import { afterOf, beforeOf } from '../../change-facts.ts';
import { typeNames } from '../../resource-types/names.ts';
import { kept } from '../../resource-types/stateful.ts';
import type { ChangeRule } from '../../rule.ts';
import type { Setting, Weaker } from '../../settings/setting.ts';
import { becomesOther } from '../../settings/setting.ts';
import { weakened } from '../../settings/weakened.ts';

/** Attributes that name a version, by type. */
const versions = [
  { types: kept, path: 'engine_version' },
  { types: typeNames('aws_msk_cluster'), path: 'kafka_version' },
  { types: typeNames('aws_elasticsearch_domain'), path: 'elasticsearch_version' },
  { types: typeNames('google_sql_database_instance google_alloydb_cluster'), path: 'database_version' },
  { types: typeNames('azurerm_postgresql_* azurerm_mysql_* azurerm_mariadb_server'), path: 'version' },
  { types: typeNames('mongodbatlas_cluster mongodbatlas_advanced_cluster'), path: 'mongo_db_major_version' },
];

const names: readonly Setting[] = [
  { types: kept, path: 'engine', weaker: becomesOther, say: 'changes to another engine', class: 'critical' },
  ...['parameter_group_name', 'db_cluster_parameter_group_name', 'cluster_parameter_group_name'].map((path) => ({
    types: kept,
    path,
    weaker: becomesOther,
    say: 'takes other parameters, some of which need a restart',
  })),
];

const fromSnapshot: Setting = {
  types: kept,
  path: 'snapshot_identifier',
  weaker: { guards: () => true, isWeaker: (before, after) => after !== before },
  say: 'is made again from a snapshot, without what was written since',
  class: 'critical',
};

export const engineChange: ChangeRule = {
  id: 'engine-change',
  about:
    'A database does not go back to an older major version, to another engine, or to what it held before a restore.',
  class: 'high',
  source: 'DAT-08',
  onChange: ({ change }) => {
    const upgrades = versions.map((version) => ({
      ...version,
      weaker: majorChange(engineOf(change)),
      say: 'goes to another major version, which is one way',
    }));
    const restores = isReplace(kindOf(change.actions)) ? [fromSnapshot] : [];
    return weakened(change, [...upgrades, ...names, ...restores], {
      data: 'schema-data',
      reversibility: 'irreversible',
    });
  },
};

function engineOf(change: ResourceChange): string {
  return [afterOf(change, 'engine'), beforeOf(change, 'engine')].find((name) => typeof name === 'string') ?? '';
}

function majorChange(engine: string): Weaker {
  return {
    guards: (before) => typeof before === 'string' && before !== '',
    isWeaker: (before, after) => after !== null && major(before, engine) !== major(after, engine),
  };
}

/** `15` of 15.4, `8.0` of MySQL 8.0.35, `OpenSearch_2` of OpenSearch_2.11. */
function major(version: Value, engine: string): string {
  const numbers = /^(?:aurora|aurora-mysql|mysql|mariadb)$/.test(engine) ? 2 : 1;
  const parts = String(version).split(/[.](?=[0-9x])/);
  return parts.slice(0, numbers).join('.');
}
