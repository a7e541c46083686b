import type { RuleTable } from '../table.ts';
import { created, updated } from './rows.ts';

const fn = 'aws_lambda_function.f';

export const table: RuleTable = {
  rule: 'workload-role',
  fires: [
    { title: 'of a function', class: 'high', plan: updated(fn, { role: 'a' }, { role: 'b' }) },
    { title: 'of an instance profile', plan: updated('aws_iam_instance_profile.p', { role: 'a' }, { role: 'b' }) },
    {
      title: 'none any more',
      plan: updated('aws_instance.i', { iam_instance_profile: 'a' }, { iam_instance_profile: '' }),
    },
    {
      title: 'of a pool',
      plan: updated(
        'aws_cognito_identity_pool_roles_attachment.a',
        { roles: { authenticated: 'a' } },
        { roles: { authenticated: 'b' } },
      ),
    },
    {
      title: 'a role that is replaced',
      class: 'high',
      plan: {
        changes: [
          { address: 'aws_iam_role.r', actions: ['delete', 'create'], before: { name: 'r' }, after: { name: 'r' } },
        ],
      },
    },
  ],
  silent: [
    { title: 'a new function', plan: created(fn, { role: 'a' }) },
    {
      title: 'a first role',
      plan: updated('aws_instance.i', { iam_instance_profile: '' }, { iam_instance_profile: 'a' }),
    },
    { title: 'more memory', plan: updated(fn, { role: 'a', memory_size: 1 }, { role: 'a', memory_size: 2 }) },
    { title: 'another type', plan: updated('aws_sqs_queue.q', { role: 'a' }, { role: 'b' }) },
  ],
  unknown: [
    {
      title: 'known only later',
      class: 'high',
      plan: {
        changes: [{ address: fn, actions: ['update'], before: { role: 'a' }, after: {}, unknown: { role: true } }],
        configured: { [fn]: { role: [] } },
      },
    },
  ],
};
