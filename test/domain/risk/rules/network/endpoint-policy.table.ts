import type { RuleTable } from '../table.ts';
import { created, deleted, plan, updated } from './rows.ts';

const endpoint = 'aws_vpc_endpoint.s3';
const own = 'aws_vpc_endpoint_policy.s3';
const allowing = (...resources: string[]) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: resources }],
  }),
});
const full = { policy: JSON.stringify({ Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } }) };
const ours = 'arn:aws:s3:::ours/*';
const turned = (before: object, after: object) => plan(updated(endpoint, before, after));

export const table: RuleTable = {
  rule: 'endpoint-policy',
  directed: true,
  fires: [
    {
      title: 'one more bucket',
      class: 'high',
      plan: turned(allowing(ours), allowing(ours, 'arn:aws:s3:::theirs/*')),
      say: 'lets more through',
    },
    { title: 'everything', class: 'critical', plan: turned(allowing(ours), full), say: 'lets everything through' },
    { title: 'no policy', class: 'critical', plan: turned({ ...allowing(ours), a: 1 }, { policy: '', a: 1 }) },
    { title: 'a policy of its own taken away', class: 'critical', plan: plan(deleted(own, allowing(ours))) },
  ],
  silent: [
    { title: 'fewer buckets', plan: turned(allowing(ours, 'arn:aws:s3:::theirs/*'), allowing(ours)) },
    { title: 'a new endpoint', plan: plan(created(endpoint, {}, { unknown: { policy: true } })) },
    { title: 'a new policy', plan: plan(created(own, allowing(ours))) },
    { title: 'an endpoint that ends', plan: plan(deleted(endpoint, allowing(ours))) },
    { title: 'something else', plan: plan(updated('aws_iam_policy.a', allowing(ours), full)) },
  ],
  unknown: [
    {
      title: 'a policy known only later',
      class: 'critical',
      plan: {
        ...plan(updated(endpoint, allowing(ours), {}, { unknown: { policy: true } })),
        configured: { [endpoint]: { policy: [] } },
      },
    },
    { title: 'a policy that is none', class: 'critical', plan: turned(allowing(ours), { policy: 'odd' }) },
  ],
  same: [
    {
      title: 'the same in another order',
      plan: turned(allowing(ours, 'arn:aws:s3:::more/*'), allowing('arn:aws:s3:::more/*', ours)),
    },
  ],
};
