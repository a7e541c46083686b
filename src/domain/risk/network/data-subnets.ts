import type { Analysis, Value } from '../../analysis.ts';
import { configAddress } from '../../plan/address.ts';
import { listOf, memberOf, textsOf, wordOf } from '../../plan/read.ts';
import { typeNames } from '../resource-types/names.ts';
import { namedBy } from './identity.ts';
import { tablesIn } from './route-rows.ts';

const association = 'aws_route_table_association';

/** Groups of subnets that stores of data live in. */
const dataGroups = typeNames(`
  aws_db_subnet_group aws_docdb_subnet_group aws_neptune_subnet_group aws_redshift_subnet_group
  aws_elasticache_subnet_group aws_memorydb_subnet_group aws_dax_subnet_group aws_dms_replication_subnet_group
`);

type Subnets = { readonly ids: ReadonlySet<string>; readonly blocks: ReadonlySet<string> };

/** Does the plan show that a subnet of this route table is one that stores of data live in? */
export function hostsData(table: string, analysis: Analysis): boolean {
  const subnets = subnetsOf(table, analysis);
  return (
    analysis.siblings.some(({ type, values }) => dataGroups.has(type) && names(values, subnets)) ||
    analysis.changes.some(
      ({ type, after, references }) =>
        dataGroups.has(type) &&
        (names(after, subnets) || (references.subnet_ids ?? []).some((block) => subnets.blocks.has(block))),
    )
  );
}

function subnetsOf(table: string, analysis: Analysis): Subnets {
  const tables = tablesIn(analysis);
  const changing = analysis.changes.filter((change) => change.type === association && change.after !== null);
  const own = changing.filter((change) => namedBy(change, 'route_table_id', tables).after === table);
  const standing = analysis.siblings.filter(
    ({ type, values }) => type === association && tables.ofId(wordOf(memberOf(values, 'route_table_id'))) === table,
  );
  const ids = [...own.map(({ after }) => after), ...standing.map(({ values }) => values)];
  return {
    ids: new Set(ids.map((values) => wordOf(memberOf(values, 'subnet_id'))).filter((id) => id !== '')),
    blocks: new Set(own.flatMap(({ references }) => (references.subnet_id ?? []).map(configAddress))),
  };
}

function names(values: Value, { ids }: Subnets): boolean {
  return textsOf(listOf(memberOf(values, 'subnet_ids'))).some((id) => ids.has(id));
}
