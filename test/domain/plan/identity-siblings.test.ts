import { expect, test } from 'vitest';
import { planOf } from './plans.ts';

const state = {
  'aws_iam_role_policy.one': { role: 'deploy', policy: '{}', name: 'one' },
  'aws_iam_policy.own': { arn: 'arn:aws:iam::1:policy/own', policy: '{}', path: '/' },
  'aws_sqs_queue.q': { name: 'q' },
};
const seen = (address: string): string[] =>
  planOf({ changes: [{ address, actions: ['create'] }], state }).siblings.map((sibling) => sibling.address);

test('a change of rights brings along what else grants rights, cut to what is read', () => {
  expect(seen('aws_iam_role_policy.two')).toEqual(['aws_iam_policy.own', 'aws_iam_role_policy.one']);
  const { siblings } = planOf({ changes: [{ address: 'aws_iam_role.r', actions: ['create'] }], state });
  expect(siblings[0]?.values).toEqual({ arn: 'arn:aws:iam::1:policy/own', policy: '{}' });
});

test('any other change does not', () => {
  expect(seen('aws_sqs_queue.other')).toEqual([]);
});

test('two reasons to keep a type keep what either of them reads', () => {
  const drift = [{ address: 'aws_iam_role.r', actions: ['update'], before: { name: 'a' }, after: { name: 'b' } }];
  const attachment = { 'aws_iam_role_policy_attachment.a': { role: 'r', policy_arn: 'p' } };
  const { siblings } = planOf({
    changes: [{ address: 'aws_iam_role.r', actions: ['update'] }],
    drift,
    state: attachment,
  });
  expect(siblings.map(({ values }) => values)).toEqual([{ role: 'r', policy_arn: 'p' }]);
});
