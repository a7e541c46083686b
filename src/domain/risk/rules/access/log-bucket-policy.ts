import { isSame, widens } from '../../../iam/compare.ts';
import type { Grant } from '../../../iam/document.ts';
import { accountOf } from '../../../iam/principal.ts';
import { goesWithResource } from '../../access/belonging.ts';
import { loadBalancerAccounts } from '../../access/load-balancer-accounts.ts';
import { comparedSides, policySides } from '../../access/policy-sides.ts';
import type { ChangeRule } from '../../rule.ts';
import { fires } from '../../rule.ts';

/** Who writes logs into a bucket. A bucket with a policy for one of them holds logs. */
const writers = new Set(
  (
    'cloudtrail config delivery.logs logging.s3 logdelivery.elasticloadbalancing vpc-flow-logs guardduty ' +
    'waf.logs securitylake'
  )
    .split(' ')
    .map((name) => `Service:${name}.amazonaws.com`),
);

const buckets = new Set(['aws_s3_bucket_policy', 'aws_s3_bucket']);

export const logBucketPolicy: ChangeRule = {
  id: 'log-bucket-policy',
  about: 'Who may write to the bucket of the logs, or delete there, decides what can be found out later.',
  class: 'high',
  source: 'RES-10',
  onChange: ({ change, analysis }) => {
    if (!buckets.has(change.type) || goesWithResource(change, analysis)) return undefined;
    const sides = policySides(change, analysis);
    const comparison = comparedSides(sides);
    if (!comparison || !sides?.before?.some(isLogging) || isSame(comparison)) return undefined;
    const impacts = { security: 'policy' } as const;
    if (comparison.removed.some(isLogging) || comparison.deniesAdded.length > 0)
      return fires('may keep logs from being written', { impacts });
    return widens(comparison) ? fires('opens the bucket of the logs to more', { impacts }) : undefined;
  },
};

function isLogging({ effect, principals }: Grant): boolean {
  return (
    effect === 'Allow' &&
    !principals.not &&
    principals.names.some((name) => writers.has(name) || loadBalancerAccounts.has(accountOf(name) ?? ''))
  );
}
