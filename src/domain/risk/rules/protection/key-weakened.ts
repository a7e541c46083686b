import type { ResourceChange } from '../../../analysis.ts';
import { destroys, kindOf } from '../../../plan/actions.ts';
import { beforeOf } from '../../change-facts.ts';
import { lossesOf } from '../../guards/guard.ts';
import { isUnknownAt, pathText, valuesAt } from '../../guards/path.ts';
import type { ChangeRule, Hit } from '../../rule.ts';
import { fires } from '../../rule.ts';
import { keyPaths, ownKeys } from './own-keys.ts';

const impacts = { security: 'secret' } as const;

export const keyWeakened: ChangeRule = {
  id: 'key-weakened',
  about: 'A key of your own decides who can read. Without it, or with a key of another account, others decide.',
  class: 'high',
  source: 'ENC-02',
  onChange: ({ change }) => [...lossesOf(change, ownKeys, impacts), ...elsewhere(change), ...bucketDefault(change)],
};

/** A key of the same account and region is a matter of the store (DAT-09); one from elsewhere has another owner. */
function elsewhere(change: ResourceChange): readonly Hit[] {
  return (keyPaths.get(change.type) ?? []).flatMap((path) => {
    const [before, after] = [change.before, change.after].map((side) => valuesAt(side, path).flatMap(homeOf));
    if (!before || !after || before.length === 0 || isUnknownAt(change, path)) return [];
    const homes = new Set(before);
    return after.some((home) => !homes.has(home))
      ? [fires('encrypts with a key of another account or region', { attribute: pathText(path), impacts })]
      : [];
  });
}

/** Region and account of a KMS key's ARN. */
function homeOf(arn: unknown): readonly string[] {
  const parts = typeof arn === 'string' ? arn.split(':') : [];
  return parts[0] === 'arn' && parts[2] === 'kms' ? [`${parts[3]}:${parts[4]}`] : [];
}

/** Without the resource a bucket falls back to the provider's key; with its bucket gone there is nothing to encrypt. */
function bucketDefault(change: ResourceChange): readonly Hit[] {
  if (change.type !== 'aws_s3_bucket_server_side_encryption_configuration') return [];
  if (!destroys(change) || kindOf(change.actions) !== 'delete') return [];
  const algorithms = valuesAt(beforeOf(change, 'rule'), 'apply_server_side_encryption_by_default/sse_algorithm');
  return algorithms.some((name) => name !== 'AES256')
    ? [fires('lets the bucket fall back to a key of the provider', { impacts })]
    : [];
}
