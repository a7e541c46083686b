import type { RuleTable } from '../table.ts';
import type { Statement } from './rows.ts';
import { later, own, trusted } from './rows.ts';

const key = 'token.actions.githubusercontent.com:sub';
const github = (operator: string, sub: unknown): Statement => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRoleWithWebIdentity',
  Principal: { Federated: `arn:aws:iam::${own}:oidc-provider/token.actions.githubusercontent.com` },
  Condition: { [operator]: { [key]: sub } },
});
const fixed = github('StringEquals', 'repo:acme/infra:ref:refs/heads/main');
const loosened = (sub: unknown) => trusted([fixed], [github('StringLike', sub)]);

export const table: RuleTable = {
  rule: 'oidc-subject',
  directed: true,
  fires: [
    { title: 'every organisation', class: 'critical', plan: loosened('repo:*') },
    { title: 'whatever subject', class: 'critical', plan: loosened('*') },
    { title: 'every repository', class: 'high', plan: loosened('repo:acme/*') },
    {
      title: 'one of two',
      class: 'high',
      plan: loosened(['repo:acme/infra:ref:refs/heads/main', 'repo:acme/*:environment:prod']),
    },
    { title: 'every branch', class: 'normal', plan: loosened('repo:acme/infra:*') },
    { title: 'every project', class: 'high', plan: loosened('project_path:acme/*:ref_type:branch:ref:main') },
    { title: 'at creation', class: 'high', plan: trusted(undefined, [github('StringLike', 'repo:acme/*')]) },
  ],
  silent: [
    { title: 'one branch', plan: trusted(undefined, [fixed]) },
    { title: 'from every branch to one', plan: trusted([github('StringLike', 'repo:acme/infra:*')], [fixed]) },
    { title: 'no wildcard in it', plan: loosened('repo:acme/infra:ref:refs/heads/main') },
    {
      title: 'a service',
      plan: trusted(undefined, [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } },
      ]),
    },
  ],
  unknown: {
    by: 'trust-widened',
    cases: [
      {
        title: 'known only later',
        class: 'critical',
        plan: later('aws_iam_role.r', { name: 'r' }, { assume_role_policy: [] }),
      },
    ],
  },
};
