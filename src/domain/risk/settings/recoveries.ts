import type { ResourceChange, Value } from '../../analysis.ts';
import { lookUp, pathFrom } from '../policy-path.ts';
import type { TypeNames } from '../resource-types/names.ts';
import { typeNames } from '../resource-types/names.ts';

type Condition = readonly [path: string, holds: (value: Value) => boolean];

/** What an object's own settings say about getting it back after its destruction. All conditions must hold. */
type Recovery = { readonly types: TypeNames; readonly conditions: readonly Condition[]; readonly say: string };

const isTrue = (value: Value): boolean => value === true;
const isFalse = (value: Value): boolean => value === false;
const isText = (value: Value): boolean => typeof value === 'string' && value !== '';
const isPositive = (value: Value): boolean => typeof value === 'number' && value > 0;

/** Keys are not among them: what they guard cannot be read from the moment their deletion is scheduled (DAT-10). */
const recoveries: readonly Recovery[] = [
  {
    types: typeNames('aws_db_instance aws_rds_cluster aws_docdb_cluster aws_neptune_cluster aws_redshift_cluster'),
    conditions: [
      ['skip_final_snapshot', isFalse],
      ['final_snapshot_identifier', isText],
    ],
    say: 'a final snapshot is taken',
  },
  {
    types: typeNames('aws_db_instance aws_rds_cluster'),
    conditions: [
      ['delete_automated_backups', isFalse],
      ['backup_retention_period', isPositive],
    ],
    say: 'its automated backups are kept',
  },
  {
    types: typeNames('aws_memorydb_cluster aws_redshiftserverless_namespace'),
    conditions: [['final_snapshot_name', isText]],
    say: 'a final snapshot is taken',
  },
  {
    types: typeNames('aws_fsx_*'),
    conditions: [['skip_final_backup', isFalse]],
    say: 'a final backup is taken',
  },
  {
    types: typeNames('aws_dynamodb_table'),
    conditions: [['point_in_time_recovery.enabled', isTrue]],
    say: 'the table can be restored to any moment of the last 35 days',
  },
  {
    types: typeNames('aws_s3_bucket google_storage_bucket'),
    conditions: [
      ['versioning.enabled', isTrue],
      ['force_destroy', isFalse],
    ],
    say: 'a bucket that holds anything refuses to be destroyed',
  },
  {
    types: typeNames('aws_secretsmanager_secret'),
    conditions: [['recovery_window_in_days', isPositive]],
    say: 'it can be restored for some days',
  },
  {
    types: typeNames('aws_acmpca_certificate_authority'),
    conditions: [['permanent_deletion_time_in_days', isPositive]],
    say: 'it can be restored for some days',
  },
  {
    types: typeNames('github_repository'),
    conditions: [['archive_on_destroy', isTrue]],
    say: 'it is archived instead',
  },
];

/**
 * How the object can be got back after this plan destroys it, in words, where its recorded settings prove it (DAT-02).
 * Engines destroy by what the state records, so what the plan would set is no proof.
 */
export function recoveryOf({ type, before }: ResourceChange): string | undefined {
  return recoveries.find(
    ({ types, conditions }) =>
      types.has(type) &&
      conditions.every(([path, holds]) =>
        lookUp(pathFrom(path) ?? [], before, undefined).some((found) => found !== 'unknown' && holds(found.value)),
      ),
  )?.say;
}
