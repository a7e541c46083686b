import { policyText, type Statement } from '../../../iam/policies.ts';
import type { PlanParts } from '../../../plan/plans.ts';
import { created, deleted, open, updated } from '../one-row.ts';

export { policyText };

export const own = '200000000001';
export const estate = '300000000001';
export const stranger = '999999999999';

const bucket = 'aws_s3_bucket_policy.p';

/** `who` may read the bucket. */
export const reads = (who: Statement[string], more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Principal: who,
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::b/*',
  ...more,
});

export const ownRead = reads({ AWS: `arn:aws:iam::${own}:role/r` });

export const plainDeny: Statement = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

export const newPolicy = (...statements: readonly Statement[]): PlanParts =>
  created(bucket, { bucket: 'b', policy: policyText(...statements) });

export const changedPolicy = (before: readonly Statement[], after: readonly Statement[]): PlanParts =>
  updated(bucket, { bucket: 'b', policy: policyText(...before) }, { bucket: 'b', policy: policyText(...after) });

export const lostPolicy = (...statements: readonly Statement[]): PlanParts =>
  deleted(bucket, { bucket: 'b', policy: policyText(...statements) });

export const laterPolicy = open(bucket, { bucket: 'b', policy: policyText(ownRead) }, 'policy', { bucket: 'b' });

/** What no rule about policies on resources can tell. */
export const unread = { by: 'policy-unread', cases: [{ title: 'a policy known only later', plan: laterPolicy }] };
