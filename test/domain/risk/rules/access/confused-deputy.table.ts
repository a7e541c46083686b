import { created } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { changedPolicy, newPolicy, own, ownRead, policyText, reads, unread } from './policies.ts';

const topic = { Service: 'sns.amazonaws.com' };
const tied = reads(topic, { Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:sns:eu-west-1:${own}:t` } } });
const permission = 'aws_lambda_permission.p';
const call = { principal: 'events.amazonaws.com', action: 'lambda:InvokeFunction', function_name: 'f' };

export const table: RuleTable = {
  rule: 'confused-deputy',
  directed: true,
  fires: [
    { title: 'a service for whomever', plan: newPolicy(reads(topic)), class: 'high', say: 'sns.amazonaws.com' },
    { title: 'the source is no longer asked for', plan: changedPolicy([tied], [reads(topic)]) },
    {
      title: 'a source that is any',
      plan: newPolicy(reads(topic, { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } } })),
    },
    {
      title: 'a source only where it is told',
      plan: newPolicy(reads(topic, { Condition: { StringEqualsIfExists: { 'aws:SourceAccount': own } } })),
    },
    { title: 'a function called for whomever', plan: created(permission, call) },
  ],
  silent: [
    { title: 'a source', plan: newPolicy(tied) },
    {
      title: 'an account',
      plan: newPolicy(reads(topic, { Condition: { StringEquals: { 'aws:SourceAccount': own } } })),
    },
    { title: 'no service', plan: newPolicy(ownRead) },
    { title: 'the source is asked for', plan: changedPolicy([reads(topic)], [tied]) },
    { title: 'a function for one source', plan: created(permission, { ...call, source_account: own }) },
    {
      title: 'a function for a source that this plan makes',
      plan: {
        changes: [{ address: permission, actions: ['create'], after: call, unknown: { source_arn: true } }],
        configured: { [permission]: { source_arn: ['aws_cloudwatch_event_rule.r.arn'] } },
      },
    },
    {
      title: 'logs of one group on a key',
      plan: created('aws_kms_key_policy.p', {
        policy: policyText({
          Effect: 'Allow',
          Principal: { Service: 'logs.eu-central-1.amazonaws.com' },
          Action: 'kms:Decrypt',
          Resource: '*',
          Condition: {
            ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-central-1:${own}:log-group:g` },
          },
        }),
      }),
    },
  ],
  unknown: unread,
};
