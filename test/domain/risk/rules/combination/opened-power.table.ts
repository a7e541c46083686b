import type { Row } from '../../../plan/plans.ts';
import { added, allow, harmless, later, stranger, text } from '../identity/rows.ts';
import type { RuleTable } from '../table.ts';

const trust = (...principals: object[]): string =>
  text(...principals.map((Principal) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal })));
const service = { Service: 'ec2.amazonaws.com' };
const values = (policy: string, name = 'deploy'): object => ({ name, assume_role_policy: policy });
const opened: Row = {
  address: 'aws_iam_role.deploy',
  actions: ['update'],
  before: values(trust(service)),
  after: values(trust(service, { AWS: stranger })),
};
const [all] = added(allow('*')).changes ?? [];
const [more] = added(allow('s3:GetObject', 'arn:aws:s3:::photos/*')).changes ?? [];
const rows = (...changes: (Row | undefined)[]) => ({ changes: changes.flatMap((change) => change ?? []) });

export const table: RuleTable = {
  rule: 'opened-power',
  directed: true,
  fires: [
    { title: 'a stranger and all rights', class: 'critical', plan: rows(opened, all) },
    {
      title: 'a role that is made with both',
      class: 'critical',
      plan: rows(
        { address: 'aws_iam_role.new', actions: ['create'], after: values(trust({ AWS: stranger }), 'new') },
        {
          address: 'aws_iam_role_policy_attachment.new',
          actions: ['create'],
          after: { role: 'new', policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
        },
      ),
    },
    {
      title: 'a role that has no name yet',
      class: 'critical',
      plan: {
        changes: [
          {
            address: 'aws_iam_role.new',
            actions: ['create'],
            after: { assume_role_policy: trust({ AWS: stranger }) },
            unknown: { name: true },
          },
          {
            address: 'aws_iam_role_policy.new',
            actions: ['create'],
            after: { policy: text(allow('*')) },
            unknown: { role: true },
          },
        ],
        configured: { 'aws_iam_role_policy.new': { role: ['aws_iam_role.new'], policy: [] } },
      },
    },
  ],
  silent: [
    { title: 'a stranger and an ordinary right', plan: rows(opened, more) },
    {
      title: 'all rights of another role',
      plan: rows(
        { ...opened, before: values(trust(service), 'x'), after: values(trust(service, { AWS: stranger }), 'x') },
        all,
      ),
    },
    { title: 'all rights alone', plan: rows(all) },
    {
      title: 'a service at creation',
      plan: rows({ address: 'aws_iam_role.deploy', actions: ['create'], after: values(trust(service)) }, all),
    },
    { title: 'nothing of it', plan: added(harmless) },
  ],
  unknown: [
    {
      title: 'rights that are known only later',
      class: 'critical',
      plan: {
        ...later('aws_iam_role_policy.p', { role: 'deploy' }, { policy: [] }),
        changes: [opened, ...(later('aws_iam_role_policy.p', { role: 'deploy' }, { policy: [] }).changes ?? [])],
      },
    },
  ],
};
