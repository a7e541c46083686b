import type { RuleTable } from '../table.ts';
import { added, allow, changed, created, deny, harmless, later, role, text, unreadable } from './rows.ts';

const create = allow(['lambda:CreateFunction', 'lambda:InvokeFunction']);
const pass = allow('iam:PassRole');
const only = (service: string) =>
  allow('iam:PassRole', '*', { Condition: { StringEquals: { 'iam:PassedToService': service } } });

export const table: RuleTable = {
  rule: 'escalation-path',
  directed: true,
  fires: [
    {
      title: 'a right to rewrite policies',
      class: 'critical',
      say: 'iam:CreatePolicyVersion',
      plan: added(allow('iam:CreatePolicyVersion')),
    },
    { title: 'a pattern that holds it', class: 'critical', plan: added(allow('iam:Put*')) },
    { title: 'on all roles', class: 'critical', plan: added(allow('iam:AttachRolePolicy', 'arn:aws:iam::*:role/*')) },
    { title: 'on itself', class: 'critical', plan: added(allow('iam:PutRolePolicy', role('deploy'))) },
    {
      title: 'pass any role and run it',
      class: 'high',
      say: 'iam:PassRole with lambda:CreateFunction',
      plan: added(pass, create),
    },
    { title: 'the missing half of a pair', class: 'high', plan: changed([create], [create, pass]) },
    { title: 'pass a role to the very service', class: 'high', plan: added(only('lambda.amazonaws.com'), create) },
    { title: 'a shell on every instance', class: 'high', plan: added(allow('ssm:StartSession')) },
    {
      title: 'halves in two policies of one role',
      class: 'high',
      plan: {
        ...created('aws_iam_role_policy.two', { role: 'deploy', policy: text(pass) }),
        state: { 'aws_iam_role_policy.one': { role: 'deploy', policy: text(create) } },
      },
    },
    {
      title: 'a policy that a role has already, rewritten',
      class: 'critical',
      say: 'role/deploy',
      plan: {
        ...changed([harmless], [allow('iam:PutUserPolicy')], 'aws_iam_policy.p'),
        changes: [
          {
            address: 'aws_iam_policy.p',
            actions: ['update'],
            before: { arn: 'arn:aws:iam::200000000001:policy/p', policy: text(harmless) },
            after: { arn: 'arn:aws:iam::200000000001:policy/p', policy: text(allow('iam:PutUserPolicy')) },
          },
        ],
        state: {
          'aws_iam_role_policy_attachment.p': { role: 'deploy', policy_arn: 'arn:aws:iam::200000000001:policy/p' },
        },
      },
    },
    {
      title: 'a policy made and attached in one plan',
      class: 'critical',
      say: 'role/deploy',
      plan: {
        changes: [
          {
            address: 'aws_iam_policy.p',
            actions: ['create'],
            after: { policy: text(allow('iam:PutUserPolicy')) },
            unknown: { arn: true },
          },
          {
            address: 'aws_iam_role_policy_attachment.p',
            actions: ['create'],
            after: { role: 'deploy' },
            unknown: { policy_arn: true },
          },
        ],
        configured: {
          'aws_iam_policy.p': { policy: [] },
          'aws_iam_role_policy_attachment.p': { role: [], policy_arn: ['aws_iam_policy.p.arn', 'aws_iam_policy.p'] },
        },
      },
    },
    {
      title: 'a policy that is attached to nobody yet',
      class: 'critical',
      say: 'aws_iam_policy.p',
      plan: created('aws_iam_policy.p', { policy: text(allow('iam:PutUserPolicy')) }),
    },
  ],
  silent: [
    { title: 'one half alone', plan: added(create) },
    { title: 'a way that was open', plan: changed([pass, create], [pass, create, harmless]) },
    { title: 'on one named role', plan: added(allow('iam:PassRole', role('app')), create) },
    { title: 'pass a role to another service', plan: added(only('ecs-tasks.amazonaws.com'), create) },
    {
      title: 'only with a boundary',
      plan: added(
        allow('iam:PutRolePolicy', '*', {
          Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::200000000001:policy/b' } },
        }),
      ),
    },
    { title: 'denied in the same policy', plan: added(allow('iam:PutUserPolicy'), deny('iam:*')) },
    { title: 'ones own keys', plan: added(allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/$' + '{aws:username}')) },
    { title: 'everything, which another rule says', plan: added(allow('*')) },
    {
      title: 'halves of two roles',
      plan: {
        ...created('aws_iam_role_policy.two', { role: 'deploy', policy: text(pass) }),
        state: { 'aws_iam_role_policy.one': { role: 'other', policy: text(create) } },
      },
    },
    {
      title: 'an attachment to a role that has no name yet',
      plan: later(
        'aws_iam_role_policy_attachment.p',
        { policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
        { role: ['aws_iam_role.r'] },
      ),
    },
  ],
  unknown: unreadable,
};
