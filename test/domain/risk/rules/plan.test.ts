import { expect, test } from 'vitest';
import { foundBy, judged } from '../judging.ts';

test('an ephemeral resource that is opened is no danger', () => {
  const changes = [
    { address: 'ephemeral.aws_x.a', actions: ['open'], mode: 'ephemeral' },
    { address: 'aws_lambda_function.f', actions: ['create'] },
  ];
  expect(judged({ changes }).findings.map(({ rule }) => rule)).toEqual(['create', 'read']);
});

test('what is deferred is found at its own address, and once for the whole plan', () => {
  const deferred_changes = [{ resource_change: { address: 'aws_db_instance.a', type: 'aws_db_instance' } }];
  expect(foundBy('incomplete', { deferred_changes })).toEqual([
    'critical fires aws_db_instance.a: is left for a later plan',
    'high fires the plan: shows only a part of what there is to change',
  ]);
});

test('drift that the plan would paper over is shown to whoever approves', () => {
  const row = { address: 'aws_lb.a', actions: ['update'], before: { t: 1 }, after: { t: 2 } };
  const parts = {
    configured: { 'aws_lb.a': { t: [] } },
    changes: [{ address: 'aws_vpc.x', actions: ['create'] }],
    drift: [row, { address: 'aws_lb.b', actions: ['delete'] }],
  };
  expect(foundBy('drift-under-plan', parts)).toEqual([
    'high fires aws_lb.b: is gone in the world, and no longer configured',
    'normal fires aws_lb.a: t changed in the world',
  ]);
});
