import type { RuleTable } from '../table.ts';

const passes = (protocol: string, cidr_ipv4: string) => ({
  security_group_id: 'sg-1',
  ip_protocol: protocol,
  cidr_ipv4,
});

const at = (address: string, more: object = {}) => ({ changes: [{ address, actions: ['delete'], ...more }] });

export const table: RuleTable = {
  rule: 'delete',
  fires: [
    { title: 'a function', class: 'normal', plan: at('aws_lambda_function.f'), say: 'deletes it' },
    {
      title: 'a rule that let something in',
      class: 'low',
      plan: at('aws_vpc_security_group_ingress_rule.r', { before: passes('-1', '0.0.0.0/0') }),
      say: 'only narrows',
    },
    {
      title: 'a right that was attached',
      class: 'low',
      plan: at('aws_iam_role_policy_attachment.a', {
        before: { role: 'r', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      }),
    },
    {
      title: 'what kept the public out',
      class: 'normal',
      plan: at('aws_s3_bucket_public_access_block.b', { before: { bucket: 'b', block_public_policy: true } }),
    },
    { title: 'a group, which others hold on to', class: 'normal', plan: at('aws_security_group.g', { before: {} }) },
    {
      title: 'a policy that nobody can read',
      class: 'normal',
      plan: at('aws_s3_bucket_policy.p', { before: { bucket: 'b', policy: '{"Version"' } }),
    },
  ],
  silent: [
    { title: 'a database, which has a rule of its own', plan: at('aws_db_instance.db') },
    { title: 'a queue, which has a rule of its own', plan: at('aws_sqs_queue.q') },
    { title: 'a deposed object', plan: at('aws_lambda_function.f', { deposed: 'ab12' }) },
    { title: 'a replacement', plan: at('aws_lambda_function.f', { actions: ['delete', 'create'] }) },
    {
      title: 'a forget, whose reason says delete',
      plan: at('aws_lambda_function.f', {
        actions: ['forget'],
        action_reason: 'delete_because_no_resource_config',
      }),
    },
  ],
  unknown: 'decided by action and type',
};
