import type { RuleTable } from '../table.ts';
import { allow, created, deleted, text, updated } from './rows.ts';

const arn = (name: string): string => `arn:aws:iam::200000000001:policy/${name}`;
const role = (boundary: string | null): object => ({ name: 'r', permissions_boundary: boundary });
const state = {
  'aws_iam_policy.wide': { arn: arn('wide'), policy: text(allow(['s3:*', 'sqs:*'])) },
  'aws_iam_policy.narrow': { arn: arn('narrow'), policy: text(allow('s3:*')) },
};
const moved = (from: string, to: string) => ({ ...updated('aws_iam_role.r', role(arn(from)), role(arn(to))), state });

export const table: RuleTable = {
  rule: 'boundary-widened',
  directed: true,
  fires: [
    {
      title: 'taken away',
      class: 'critical',
      say: 'away',
      plan: updated('aws_iam_role.r', role(arn('b')), role(null)),
    },
    { title: 'of a user', class: 'critical', plan: updated('aws_iam_user.u', role(arn('b')), role('')) },
    { title: 'a wider one', class: 'critical', plan: moved('narrow', 'wide') },
  ],
  silent: [
    { title: 'a narrower one', plan: moved('wide', 'narrow') },
    { title: 'one where there was none', plan: updated('aws_iam_role.r', role(null), role(arn('b'))) },
    { title: 'a new role without', plan: created('aws_iam_role.r', role(null)) },
    { title: 'a role that goes', plan: deleted('aws_iam_role.r', role(arn('b'))) },
    { title: 'a permission set that gets one', plan: created('aws_ssoadmin_permissions_boundary_attachment.b', {}) },
  ],
  unknown: [
    {
      title: 'known only later',
      class: 'critical',
      plan: {
        changes: [
          {
            address: 'aws_iam_role.r',
            actions: ['update'],
            before: role(arn('b')),
            after: { name: 'r' },
            unknown: { permissions_boundary: true },
          },
        ],
      },
    },
  ],
};
