import { expect, test } from 'vitest';
import { holderOf, type StateCall, serveState } from '../../src/simcloud/server/state-backend.ts';
import { folder } from './folder.ts';

const lockInfo = (id: string): string => JSON.stringify({ ID: id, Operation: 'apply', Who: 'test' });

function backend() {
  const root = folder();
  const ask = (method: string, rest: Partial<StateCall> = {}) =>
    serveState(root, { method, account: 'a', stack: 'edge', identity: 'apply', lockId: null, body: '', ...rest });
  return { ask, holder: () => holderOf(root, 'a', 'edge') };
}

test('a state is stored, fetched and deleted', () => {
  const { ask } = backend();
  expect(ask('GET').status).toBe(404);
  expect(ask('POST', { body: '{"serial":1}' }).status).toBe(200);
  expect(ask('GET')).toEqual({ status: 200, body: '{"serial":1}' });
  expect(ask('DELETE').status).toBe(200);
  expect(ask('GET').status).toBe(404);
});

test('a second lock is refused and told who holds the first', () => {
  const { ask, holder } = backend();
  expect(holder()).toBeNull();
  expect(ask('LOCK', { body: lockInfo('one') }).status).toBe(200);
  expect(ask('LOCK', { body: lockInfo('two') })).toEqual({ status: 423, body: lockInfo('one') });
  expect(holder()).toBe(lockInfo('one'));
});

test('while a lock is held only its holder may write', () => {
  const { ask } = backend();
  ask('LOCK', { body: lockInfo('one') });
  expect(ask('POST', { body: '{}', lockId: 'one' }).status).toBe(200);
  for (const lockId of ['two', null]) {
    expect(ask('POST', { body: '{"other":1}', lockId }).status).toBe(423);
    expect(ask('DELETE', { lockId }).status).toBe(423);
  }
  expect(ask('GET').body).toBe('{}');
});

test('a lock that was broken meanwhile no longer lets its holder write', () => {
  const { ask } = backend();
  ask('LOCK', { body: lockInfo('one') });
  ask('UNLOCK');
  expect(ask('POST', { body: '{}', lockId: 'one' }).status).toBe(409);
});

test('only the holder unlocks, or a force-unlock without an id', () => {
  const { ask, holder } = backend();
  ask('LOCK', { body: lockInfo('one') });
  expect(ask('UNLOCK', { body: lockInfo('two') }).status).toBe(409);
  expect(ask('UNLOCK', { body: lockInfo('one') }).status).toBe(200);
  expect(holder()).toBeNull();
  ask('LOCK', { body: lockInfo('three') });
  expect(ask('UNLOCK').status).toBe(200);
});

test('the plan identity may only read', () => {
  const { ask } = backend();
  ask('POST', { body: '{}' });
  expect(ask('GET', { identity: 'plan' }).status).toBe(200);
  for (const method of ['POST', 'DELETE', 'LOCK', 'UNLOCK']) {
    expect(ask(method, { identity: 'plan', body: lockInfo('x') }).status).toBe(403);
  }
});

test('what is no JSON is no state and no lock, and other methods are not known', () => {
  const { ask } = backend();
  expect(ask('POST', { body: 'hello' }).status).toBe(400);
  expect(ask('LOCK', { body: '{}' }).status).toBe(400);
  expect(ask('PATCH').status).toBe(405);
});
