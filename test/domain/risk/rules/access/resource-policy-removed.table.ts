import { deleted, forgotten, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { estate, lostPolicy, ownRead, plainDeny, policyText, reads, stranger } from './policies.ts';

const elsewhere = {
  stage: 'prod',
  region: 'unstated',
  account: 'elsewhere',
  cluster: 'unstated',
  tenantTier: 'unstated',
  dataClass: 'unstated',
  releaseChannel: 'unstated',
};

export const table: RuleTable = {
  rule: 'resource-policy-removed',
  fires: [
    { title: 'with its only Deny', plan: lostPolicy(ownRead, plainDeny), class: 'high', say: 'denied' },
    { title: 'that let another account of ours in', plan: lostPolicy(reads({ AWS: estate })), say: estate },
    { title: 'that let a foreign account in', plan: lostPolicy(reads({ AWS: stranger })), say: stranger },
    {
      title: 'emptied beside its queue',
      plan: updated('aws_sqs_queue.q', { policy: policyText(plainDeny) }, { policy: '' }),
    },
  ],
  silent: [
    { title: 'that let only us in', plan: lostPolicy(ownRead) },
    { title: 'that let a service in', plan: lostPolicy(reads({ Service: 'sns.amazonaws.com' })) },
    {
      title: 'with the bucket it was on',
      plan: {
        changes: [
          ...(lostPolicy(plainDeny).changes ?? []),
          { address: 'aws_s3_bucket.b', actions: ['delete'], before: { id: 'b', bucket: 'b' } },
        ],
      },
    },
    { title: 'let go of', plan: forgotten('aws_s3_bucket_policy.p', { bucket: 'b', policy: policyText(plainDeny) }) },
    { title: 'with its whole queue', plan: deleted('aws_sqs_queue.q', { policy: policyText(plainDeny) }) },
  ],
  unknown: [
    { title: 'that cannot be read', plan: deleted('aws_s3_bucket_policy.p', { bucket: 'b', policy: 'text' }) },
    {
      title: 'that let an account in, where nothing shows which is ours',
      plan: lostPolicy(reads({ AWS: stranger })),
      environment: elsewhere,
    },
  ],
};
