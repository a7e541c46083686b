import { created } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { changedPolicy, newPolicy, own, plainDeny, policyText, reads, unread } from './policies.ts';

const writes = (action: string | string[], who: Parameters<typeof reads>[0] = '*') => reads(who, { Action: action });

export const table: RuleTable = {
  rule: 'public-write',
  directed: true,
  fires: [
    { title: 'everybody puts', plan: newPolicy(writes('s3:PutObject')), class: 'critical', say: 's3:putobject' },
    { title: 'everybody deletes', plan: changedPolicy([reads('*')], [reads('*'), writes('s3:DeleteObject')]) },
    { title: 'everybody does everything', plan: newPolicy(writes('s3:*')) },
    { title: 'by a pattern', plan: newPolicy(writes('s3:*Object')) },
    {
      title: 'everybody sends',
      plan: created('aws_sqs_queue_policy.p', {
        policy: policyText({ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }),
      }),
    },
    {
      title: 'everybody publishes',
      plan: created('aws_sns_topic_policy.p', {
        policy: policyText({ Effect: 'Allow', Principal: '*', Action: 'SNS:Publish', Resource: '*' }),
      }),
    },
    {
      title: 'everybody invokes',
      plan: created('aws_lambda_permission.p', { principal: '*', action: 'lambda:InvokeFunction', function_name: 'f' }),
    },
  ],
  silent: [
    { title: 'everybody reads', plan: newPolicy(writes(['s3:GetObject', 's3:ListBucket'])) },
    { title: 'one of us puts', plan: newPolicy(writes('s3:PutObject', { AWS: own })) },
    { title: 'nobody puts any more', plan: changedPolicy([writes('s3:PutObject')], [reads('*')]) },
    { title: 'everybody is denied', plan: newPolicy(plainDeny) },
    {
      title: 'an organization sends to a topic',
      plan: newPolicy({
        ...writes('sns:Publish'),
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      }),
    },
    {
      title: 'a public API is called',
      plan: created('aws_api_gateway_rest_api_policy.p', {
        policy: policyText({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }),
      }),
    },
  ],
  unknown: unread,
};
