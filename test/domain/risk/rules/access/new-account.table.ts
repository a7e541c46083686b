import { created, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { changedPolicy, estate, newPolicy, own, ownRead, policyText, reads, stranger } from './policies.ts';

const role = (account: string) => `arn:aws:iam::${account}:role/r`;
const where = (who: Parameters<typeof reads>[0], condition: object) => reads(who, { Condition: condition as never });
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
  rule: 'new-account',
  directed: true,
  fires: [
    {
      title: 'whoever may look at the organization',
      plan: created('aws_organizations_resource_policy.o', { content: policyText(reads({ AWS: stranger })) }),
      class: 'critical',
    },
    {
      title: 'an account of nobody',
      plan: newPolicy(reads({ AWS: stranger })),
      class: 'critical',
      say: /999999999999.*none of the estate/,
    },
    {
      title: 'a role of it',
      plan: changedPolicy([ownRead], [ownRead, reads({ AWS: role(stranger) })]),
      class: 'critical',
    },
    { title: 'another account of ours', plan: newPolicy(reads({ AWS: role(estate) })), class: 'high', say: estate },
    {
      title: 'everybody of a foreign account',
      plan: newPolicy(where('*', { StringEquals: { 'aws:PrincipalAccount': stranger } })),
      class: 'critical',
    },
    {
      title: 'a service for a foreign account',
      plan: newPolicy(
        where(
          { Service: 'sns.amazonaws.com' },
          { ArnLike: { 'aws:SourceArn': `arn:aws:sns:eu-west-1:${stranger}:t` } },
        ),
      ),
      class: 'critical',
    },
    {
      title: 'an organization',
      plan: newPolicy(where('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })),
      class: 'high',
      say: 'o-1',
    },
    {
      title: 'a foreign caller of a function',
      plan: created('aws_lambda_permission.p', {
        principal: stranger,
        action: 'lambda:InvokeFunction',
        function_name: 'f',
      }),
      class: 'critical',
    },
    {
      title: 'a grant on a key',
      plan: created('aws_kms_grant.g', { grantee_principal: role(stranger), operations: ['Decrypt'], key_id: 'k' }),
      class: 'critical',
    },
    {
      title: 'a policy beside a queue',
      plan: updated(
        'aws_sqs_queue.q',
        { policy: null },
        { policy: policyText({ Effect: 'Allow', Principal: { AWS: stranger }, Action: 'sqs:*', Resource: '*' }) },
      ),
      class: 'critical',
    },
  ],
  silent: [
    { title: 'our own account', plan: newPolicy(reads({ AWS: [own, role(own)] })) },
    {
      title: 'fewer of a foreign account',
      plan: changedPolicy([reads({ AWS: stranger })], [reads({ AWS: role(stranger) })]),
    },
    { title: 'a foreign account goes', plan: changedPolicy([reads({ AWS: stranger })], [ownRead]) },
    { title: 'load balancers write their logs', plan: newPolicy(reads({ AWS: 'arn:aws:iam::054676820928:root' })) },
    {
      title: 'the account that the queue of the policy is in',
      plan: created('aws_sqs_queue_policy.p', {
        queue_url: 'https://sqs.eu-west-1.amazonaws.com/500000000005/q',
        policy: policyText(reads({ AWS: '500000000005' })),
      }),
      environment: elsewhere,
    },
    {
      title: 'the account an object of the plan stands in',
      plan: {
        changes: [
          {
            address: 'aws_sqs_queue_policy.p',
            actions: ['create'],
            after: { policy: policyText(reads({ AWS: '500000000005' })) },
          },
          {
            address: 'aws_sqs_queue.q',
            actions: ['update'],
            before: { arn: 'arn:aws:sqs:eu-west-1:500000000005:q', tags: { a: '1' } },
            after: { arn: 'arn:aws:sqs:eu-west-1:500000000005:q', tags: { a: '2' } },
          },
        ],
      },
    },
  ],
  unknown: [
    { title: 'a canonical user', plan: newPolicy(reads({ CanonicalUser: 'c0ffee' })), class: 'high' },
    {
      title: 'an account where nothing shows which is ours',
      plan: newPolicy(reads({ AWS: stranger })),
      environment: elsewhere,
      class: 'high',
    },
  ],
  same: [
    {
      title: 'the account written as its root',
      plan: changedPolicy([reads({ AWS: stranger })], [reads({ AWS: `arn:aws:iam::${stranger}:root` })]),
    },
  ],
};
