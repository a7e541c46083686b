import { describe, expect, test } from 'vitest';
import type { PlanParts } from '../../plan/plans.ts';
import { foundBy, judged } from '../judging.ts';

const one = (actions: string[], more: object = {}, address = 'aws_lambda_function.f'): PlanParts => ({
  changes: [{ address, actions, ...more }],
});
const tags = { before: { name: 'a', tags: { a: '1' } }, after: { name: 'a', tags: { a: '2' } } };

describe('what is lost decides whether there is a way back, and what happens to data', () => {
  test.each<[PlanParts, string, string]>([
    [one(['delete'], {}, 'aws_db_instance.db'), 'irreversible', 'schema-data'],
    [one(['delete'], {}, 'aws_sqs_queue.q'), 'partially-reversible', 'schema-data'],
    [one(['delete']), 'partially-reversible', 'none'],
    [one(['delete', 'create']), 'partially-reversible', 'none'],
    [one(['forget']), 'partially-reversible', 'none'],
    [one(['create'], {}, 'aws_db_instance.db'), 'reversible', 'write-path'],
    [one(['update'], { before: { a: 1 }, after: {} }, 'aws_db_instance.db'), 'reversible', 'write-path'],
    [one(['update'], tags, 'aws_db_instance.db'), 'reversible', 'none'],
    [one(['create']), 'reversible', 'none'],
  ])('%j', (parts, reversibility, data) => {
    const { classification } = judged(parts);
    expect(classification.reversibility.value).toBe(reversibility);
    expect(classification.dataImpact.value).toBe(data);
  });

  test('reading is read-only', () => {
    const parts = {
      changes: [...(one(['create']).changes ?? []), { address: 'data.a.b', mode: 'data', actions: ['read'] }],
    };
    expect(judged(parts).classification.dataImpact).toMatchObject({
      value: 'read-only',
      rule: 'read',
      address: 'data.a.b',
    });
  });
});

test.each([
  [['create'], false],
  [['update'], false],
  [['delete'], true],
  [['create', 'delete'], true],
  [['forget'], true],
])('%j destroys, replaces or forgets: %s', (actions, expected) =>
  expect(judged(one(actions)).destructive).toBe(expected),
);

test('of two equal creations only one takes over what one deletion leaves', () => {
  const server = { ami: 'ami-1', instance_type: 't3.small' };
  const names = { ami: [], instance_type: [] };
  const changes = [
    { address: 'aws_instance.old', actions: ['delete'], before: server },
    { address: 'aws_instance.a', actions: ['create'], after: server },
    { address: 'aws_instance.b', actions: ['create'], after: server },
  ];
  const configured = { 'aws_instance.a': names, 'aws_instance.b': names };
  expect(foundBy('rename', { changes, configured })).toEqual([
    expect.stringContaining('aws_instance.a: is made again with the content of aws_instance.old'),
  ]);
});

test('a thousand instances that shift are compared in no time', () => {
  const queue = (i: number) => ({ name: `q${i}`, delay_seconds: 1 });
  const changes = Array.from({ length: 1000 }, (_, i) => ({
    address: `aws_sqs_queue.q[${i}]`,
    actions: ['delete', 'create'],
    before: queue(i),
    after: queue(i + 1),
  }));
  const last = {
    address: 'aws_sqs_queue.q[1000]',
    actions: ['delete'],
    action_reason: 'delete_because_count_index',
    before: queue(1000),
  };
  const configured = { 'aws_sqs_queue.q': { name: [], delay_seconds: [] } };
  expect(foundBy('index-shift', { changes: [...changes, last], configured })).toHaveLength(1000);
});
