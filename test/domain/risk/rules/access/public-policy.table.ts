import { created, updated } from '../one-row.ts';
import type { RuleTable } from '../table.ts';
import { changedPolicy, estate, newPolicy, own, ownRead, plainDeny, policyText, reads, unread } from './policies.ts';

const where = (condition: object) => reads('*', { Condition: condition as never });
const domain = (more: object) => ({
  access_policies: policyText({ Effect: 'Allow', Principal: '*', Action: 'es:*', Resource: '*' }),
  ...more,
});

export const table: RuleTable = {
  rule: 'public-policy',
  directed: true,
  fires: [
    { title: 'everybody reads', plan: newPolicy(reads('*')), class: 'critical', say: 's3:getobject' },
    { title: 'every account reads', plan: changedPolicy([ownRead], [ownRead, reads({ AWS: '*' })]), class: 'critical' },
    { title: 'everybody but one', plan: newPolicy(notPrincipal()), class: 'critical' },
    {
      title: 'a condition that anybody can meet',
      plan: newPolicy(where({ StringLike: { 'aws:PrincipalArn': '*' } })),
      class: 'critical',
    },
    {
      title: 'a condition about the web page somebody came from',
      plan: newPolicy(where({ StringLike: { 'aws:Referer': 'https://example.com/*' } })),
    },
    { title: 'half of the internet', plan: newPolicy(where({ IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } })) },
    {
      title: 'the condition goes',
      plan: changedPolicy([where({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })], [reads('*')]),
      class: 'critical',
    },
    {
      title: 'a queue in its own attribute',
      plan: updated(
        'aws_sqs_queue.q',
        { policy: '' },
        { policy: policyText({ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }) },
      ),
      class: 'critical',
    },
    {
      title: 'a function that anybody calls',
      plan: created('aws_lambda_permission.p', { principal: '*', action: 'lambda:InvokeFunction', function_name: 'f' }),
      class: 'critical',
    },
    {
      title: 'a function that anybody calls by its address',
      plan: created('aws_lambda_permission.p', {
        principal: '*',
        action: 'lambda:InvokeFunctionUrl',
        function_name: 'f',
        function_url_auth_type: 'NONE',
      }),
      class: 'high',
    },
    {
      title: 'a layer for everybody',
      plan: created('aws_lambda_layer_version_permission.p', {
        principal: '*',
        action: 'lambda:GetLayerVersion',
        layer_name: 'l',
      }),
    },
    {
      title: 'an event bus for everybody',
      plan: created('aws_cloudwatch_event_permission.p', { principal: '*', statement_id: 's' }),
    },
    { title: 'a domain on the internet', plan: created('aws_opensearch_domain.d', domain({ vpc_options: [] })) },
  ],
  silent: [
    { title: 'nobody any more', plan: changedPolicy([reads('*')], [ownRead]) },
    { title: 'one of us', plan: newPolicy(reads({ AWS: [own, estate] })) },
    { title: 'a service', plan: newPolicy(reads({ Service: 'cloudfront.amazonaws.com' })) },
    { title: 'everybody is denied', plan: newPolicy(plainDeny) },
    { title: 'an organization', plan: newPolicy(where({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })) },
    { title: 'an endpoint', plan: newPolicy(where({ StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } })) },
    { title: 'an office', plan: newPolicy(where({ IpAddress: { 'aws:SourceIp': ['198.51.100.0/24'] } })) },
    { title: 'a source', plan: newPolicy(where({ ArnLike: { 'aws:SourceArn': `arn:aws:s3:*:${own}:b` } })) },
    { title: 'a domain inside a network', plan: created('aws_opensearch_domain.d', domain({ vpc_options: [{}] })) },
    {
      title: 'everybody who mounts a file system',
      plan: created('aws_efs_file_system_policy.p', {
        policy: policyText({ Effect: 'Allow', Principal: '*', Action: 'elasticfilesystem:ClientMount', Resource: '*' }),
      }),
    },
    { title: 'everybody as before', plan: changedPolicy([reads('*')], [reads('*'), ownRead]) },
  ],
  unknown: unread,
  same: [
    {
      title: 'in other words',
      plan: changedPolicy([reads('*'), plainDeny], [plainDeny, reads({ AWS: ['*'] }, { Sid: 'Read' })]),
    },
  ],
};

function notPrincipal() {
  const { Principal: _, ...rest } = reads('*');
  return { ...rest, NotPrincipal: { AWS: own } };
}
