import { describe, expect, test } from 'vitest';
import type { PlanParts } from '../../plan/plans.ts';
import { foundBy, judged } from '../judging.ts';

const one = (actions: string[], more: object = {}, address = 'aws_lambda_function.f'): PlanParts => ({
  changes: [{ address, actions, ...more }],
});
const tags = { before: { name: 'a', tags: { a: '1' } }, after: { name: 'a', tags: { a: '2' } } };

describe('each action has its rule and its class', () => {
  test.each<[string, PlanParts, string]>([
    ['create', one(['create']), 'normal'],
    ['update', one(['update'], { before: { a: 1 }, after: { a: 2 } }), 'normal'],
    ['update', one(['update']), 'normal'],
    ['tags-only', one(['update'], tags), 'low'],
    ['delete', one(['delete']), 'normal'],
    ['deposed', one(['delete'], { deposed: 'ab12' }), 'normal'],
    ['replace', one(['delete', 'create']), 'high'],
    ['replace', one(['create', 'delete']), 'high'],
    ['replace', one(['create', 'forget']), 'high'],
    ['forget', one(['forget']), 'high'],
    ['forget', one(['forget', 'create']), 'high'],
    ['import', one(['no-op'], { importing: { id: 'x' } }), 'low'],
    ['import', one(['update'], { importing: { id: 'x' } }), 'high'],
    ['import', one(['delete', 'create'], { importing: { id: 'x' } }), 'critical'],
    ['move', one(['no-op'], { previous_address: 'a.b' }), 'low'],
    ['stateful-destroyed', one(['delete'], {}, 'aws_db_instance.db'), 'critical'],
    ['stateful-destroyed', one(['delete', 'create'], {}, 'aws_fsx_lustre_file_system.f'), 'critical'],
    ['stateful-destroyed', one(['delete'], { deposed: 'ab12' }, 'aws_db_instance.db'), 'critical'],
    ['stateful-destroyed', one(['delete'], {}, 'aws_sqs_queue.q'), 'high'],
    ['stateful-destroyed', one(['delete', 'create'], {}, 'aws_sqs_queue.q'), 'high'],
  ])('%s (%j)', (rule, parts, expected) => {
    const found = foundBy(rule, parts);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${expected} fires `));
  });
});

describe('and is silent elsewhere', () => {
  test.each<[string, PlanParts]>([
    ['update', one(['update'], tags)],
    ['tags-only', one(['update'], { ...tags, after: { name: 'b', tags: {} } })],
    ['tags-only', one(['update'], { ...tags, unknown: { arn: true } })],
    ['tags-only', one(['update'], { ...tags, unknown: true })],
    ['tags-only', one(['update'])],
    ['tags-only', one(['create'], tags)],
    ['delete', one(['delete'], {}, 'aws_db_instance.db')],
    ['delete', one(['delete'], {}, 'aws_sqs_queue.q')],
    ['delete', one(['delete'], { deposed: 'ab12' })],
    ['deposed', one(['delete'])],
    ['stateful-destroyed', one(['forget'], {}, 'aws_db_instance.db')],
    ['read', one(['create'])],
  ])('%s (%j)', (rule, parts) => expect(foundBy(rule, parts)).toEqual([]));
});

test('tags that are known only later are still nothing but tags', () => {
  const change = { before: { tags: { a: '1' } }, after: {}, unknown: { tags: true, tags_all: true } };
  expect(foundBy('tags-only', one(['update'], change))).toHaveLength(1);
});

describe('a replacement says why', () => {
  test.each([
    [{ action_reason: 'replace_because_tainted' }, '(it is tainted)'],
    [{ action_reason: 'replace_by_request' }, '(the plan was asked to)'],
    [{ action_reason: 'replace_by_triggers' }, '(something it follows changes)'],
    [{ action_reason: 'replace_because_cannot_update', replacePaths: [['name']] }, '(name cannot change)'],
    [{}, 'away for a while'],
  ])('%j', (more, say) =>
    expect(foundBy('replace', one(['delete', 'create'], more))[0]).toMatch(
      new RegExp(`${say.replace(/[()]/g, '\\$&')}$`),
    ),
  );
});

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
