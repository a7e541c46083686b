import type { Row } from '../../../plan/plans.ts';
import { added, allow, later, role } from '../identity/rows.ts';
import type { RuleTable } from '../table.ts';

const [all] = added(allow('*')).changes ?? [];
const [more] = added(allow('s3:GetObject', 'arn:aws:s3:::photos/*')).changes ?? [];
const rows = (...changes: (Row | undefined)[]) => ({ changes: changes.flatMap((change) => change ?? []) });
const made = (address: string, after: object, more: Partial<Row> = {}): Row => ({
  address,
  actions: ['create'],
  after,
  ...more,
});
const fn = made('aws_lambda_function.f', { role: role('deploy') });
const instance = made('aws_instance.i', { iam_instance_profile: 'profile' });

export const table: RuleTable = {
  rule: 'running-power',
  fires: [
    { title: 'a function', class: 'critical', say: 'role/deploy', plan: rows(fn, all) },
    {
      title: 'an instance, through a profile of the same plan',
      class: 'critical',
      plan: rows(instance, made('aws_iam_instance_profile.p', { name: 'profile', role: 'deploy' }), all),
    },
    {
      title: 'an instance, through a profile that stands',
      class: 'critical',
      plan: { ...rows(instance, all), state: { 'aws_iam_instance_profile.p': { name: 'profile', role: 'deploy' } } },
    },
    {
      title: 'names that are known only later',
      class: 'critical',
      plan: {
        changes: [
          made('aws_instance.i', {}, { unknown: { iam_instance_profile: true } }),
          made('aws_iam_instance_profile.p', {}, { unknown: { name: true, role: true } }),
          made('aws_iam_role.deploy', { name: 'deploy' }),
          ...(all ? [all] : []),
        ],
        configured: {
          'aws_instance.i': { iam_instance_profile: ['aws_iam_instance_profile.p'] },
          'aws_iam_instance_profile.p': { role: ['aws_iam_role.deploy'] },
        },
      },
    },
    {
      title: 'a role whose ARN is known only later',
      class: 'critical',
      plan: {
        changes: [
          made('aws_lambda_function.f', {}, { unknown: { role: true } }),
          made('aws_iam_role.deploy', { name: 'deploy' }),
          ...(all ? [all] : []),
        ],
        configured: { 'aws_lambda_function.f': { role: ['aws_iam_role.deploy'] } },
      },
    },
  ],
  silent: [
    { title: 'an ordinary right', plan: rows(fn, more) },
    { title: 'another role', plan: rows(made('aws_lambda_function.f', { role: role('other') }), all) },
    {
      title: 'a function that is there already',
      plan: rows({ ...fn, actions: ['update'], before: { role: role('deploy') } }, all),
    },
    { title: 'no profile', plan: rows(made('aws_instance.i', { iam_instance_profile: 'none' }), all) },
    {
      title: 'a profile of somewhere else',
      plan: {
        ...rows(made('aws_instance.i', {}, { unknown: { iam_instance_profile: true } }), all),
        configured: { 'aws_instance.i': { iam_instance_profile: ['module.x.aws_iam_instance_profile.p'] } },
      },
    },
    { title: 'nothing that runs', plan: rows(all) },
  ],
  unknown: [
    {
      title: 'rights that are known only later',
      class: 'critical',
      plan: (() => {
        const policy = later('aws_iam_role_policy.p', { role: 'deploy' }, { policy: [] });
        return { ...policy, changes: [fn, ...(policy.changes ?? [])] };
      })(),
    },
  ],
};
