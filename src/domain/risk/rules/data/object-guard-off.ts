import { kindOf } from '../../../plan/actions.ts';
import { typeNames } from '../../resource-types/names.ts';
import type { ChangeRule } from '../../rule.ts';
import { cannotTell, fires } from '../../rule.ts';
import { blockPairs } from '../../settings/blocks.ts';
import type { Setting } from '../../settings/setting.ts';
import { leaves, lowered, turnedOff } from '../../settings/setting.ts';
import { weakened } from '../../settings/weakened.ts';

const versions = 'keeps no earlier versions of objects any more';
const lock = 'lets objects be deleted or overwritten sooner than their lock said';

const guards: readonly Setting[] = [
  ...rows('aws_s3_bucket_versioning', ['versioning_configuration.status'], turnedOff, versions),
  ...rows('aws_s3_bucket google_storage_bucket', ['versioning.enabled'], turnedOff, versions),
  ...rows('azurerm_storage_account', ['blob_properties.versioning_enabled'], turnedOff, versions),
  ...rows(
    'aws_s3_bucket_versioning',
    ['versioning_configuration.mfa_delete'],
    turnedOff,
    'needs no second factor any more to delete versions',
  ),
  ...rows('aws_s3_bucket', ['versioning.mfa_delete'], turnedOff, 'needs no second factor any more to delete versions'),
  ...['rule.default_retention', 'object_lock_configuration.rule.default_retention'].flatMap((block) => [
    ...rows(lockTypes(), [`${block}.mode`], leaves('COMPLIANCE'), lock),
    ...rows(lockTypes(), [`${block}.days`, `${block}.years`], lowered(), lock),
  ]),
  ...rows('google_storage_bucket', ['retention_policy.retention_period'], lowered(), lock),
  ...rows('google_storage_bucket', ['retention_policy.is_locked'], turnedOff, lock),
];

function lockTypes(): string {
  return 'aws_s3_bucket aws_s3_bucket_object_lock_configuration';
}

function rows(types: string, paths: readonly string[], weaker: Setting['weaker'], say: string): readonly Setting[] {
  return paths.map((path) => ({ types: typeNames(types), path, weaker, say }));
}

/** Resources that are nothing but such a guard of a bucket. */
const guarding = typeNames(`
  aws_s3_bucket_versioning aws_s3_bucket_object_lock_configuration aws_s3_bucket_replication_configuration
`);

export const objectGuardOff: ChangeRule = {
  id: 'object-guard-off',
  about:
    'What is overwritten or deleted in the store from now on does not come back: no earlier version, no lock, no copy elsewhere.',
  class: 'high',
  source: 'DAT-06',
  onChange: ({ change }) => {
    const impacts = { reversibility: 'partially-reversible' } as const;
    if (guarding.has(change.type) && kindOf(change.actions) === 'delete') {
      return fires('takes away what keeps versions, locks or copies of the objects in a bucket', { impacts });
    }
    if (change.type !== 'aws_s3_bucket_replication_configuration') return weakened(change, guards, impacts);
    const attribute = 'rule';
    const pairs = blockPairs(change, attribute, 'id');
    if (pairs === 'unknown') return cannotTell('may copy less: its rules are known only later', { attribute, impacts });
    return pairs
      .filter(({ before, after }) => before?.status === 'Enabled' && after?.status !== 'Enabled')
      .map(({ name }) => fires(`no longer copies what its rule ${name} copied`, { attribute, impacts }));
  },
};
