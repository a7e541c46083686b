import { describe, expect, test } from 'vitest';
import { dependentsOf } from '../../../src/domain/plan/dependents.ts';
import type { Row } from './plans.ts';
import { fixture, planOf } from './plans.ts';

const object = (address: string, on: string[], more: object = {}) => ({
  address,
  mode: 'managed',
  depends_on: on,
  ...more,
});
const state = (...resources: object[]) => ({ values: { root_module: { resources } } });
const counts = (changes: readonly Row[], ...resources: object[]) =>
  planOf({ changes, prior_state: state(...resources) }).changes.map(({ address, dependents }) => [address, dependents]);

test('what rests on a changed resource is counted, instance by instance, and apart what the plan changes too', () => {
  const found = counts(
    [
      { address: 'aws_vpc.a["x.y"]', actions: ['delete', 'create'] },
      { address: 'aws_subnet.a[0]', actions: ['update'] },
      { address: 'aws_subnet.a[1]', actions: ['no-op'] },
    ],
    object('aws_subnet.a[0]', ['aws_vpc.a']),
    object('aws_subnet.a[1]', ['aws_vpc.a', 'aws_vpc.a']),
    object('aws_lb.a', ['aws_subnet.a', 'aws_vpc.a']),
  );
  expect(found).toEqual([
    ['aws_subnet.a[0]', { all: 1, changing: 0 }],
    ['aws_vpc.a["x.y"]', { all: 3, changing: 1 }],
  ]);
});

test('what goes with it, is only data, or is left over does not count', () => {
  const found = counts(
    [
      { address: 'aws_vpc.a', actions: ['delete'] },
      { address: 'aws_subnet.gone', actions: ['delete'] },
      { address: 'aws_subnet.freed', actions: ['forget'] },
    ],
    object('aws_subnet.gone', ['aws_vpc.a']),
    object('aws_subnet.freed', ['aws_vpc.a']),
    object('data.aws_x.a', ['aws_vpc.a'], { mode: 'data' }),
    object('aws_lb.a', ['aws_vpc.a'], { deposed_key: '0badc0de' }),
    object('aws_lb.b', []),
  );
  expect(found.map(([, dependents]) => dependents)).toEqual([undefined, undefined, undefined]);
});

test('nothing rests on what is made, read or left alone, and on what is already deposed', () => {
  const found = counts(
    [
      { address: 'aws_vpc.new', actions: ['create'] },
      { address: 'aws_vpc.old', actions: ['delete'], deposed: '0badc0de' },
      { address: 'data.aws_vpc.a', actions: ['read'], mode: 'data' },
    ],
    object('aws_lb.a', ['aws_vpc.new', 'aws_vpc.old', 'data.aws_vpc.a']),
  );
  expect(found.map(([, dependents]) => dependents)).toEqual([undefined, undefined, undefined]);
});

test('modules are looked through', () => {
  const child = { resources: [object('module.a.aws_lb.a[0]', ['aws_vpc.a'])] };
  const plan = planOf({
    changes: [{ address: 'aws_vpc.a', actions: ['update'] }],
    prior_state: { values: { root_module: { child_modules: [child] } } },
  });
  expect(plan.changes[0]?.dependents).toEqual({ all: 1, changing: 0 });
});

test('a real state says all that rests on a VPC', () => {
  const plan = JSON.parse(fixture('network-edge-2.4.0-clean')) as Record<string, { change: object; address: string }[]>;
  const rows = plan.resource_changes?.map((row) =>
    row.address.endsWith('.aws_vpc.edge') ? { ...row, change: { ...row.change, actions: ['delete', 'create'] } } : row,
  );
  const [vpc] = planOf({ ...plan, resource_changes: rows }).changes;
  expect(vpc?.dependents).toEqual({ all: 13, changing: 0 });
});

describe('of a stack of 40,000 resources', () => {
  test('each object is looked at once', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `aws_x.r${i}`);
    const changes = planOf({ changes: rows.map((address) => ({ address, actions: ['update'] })) }).changes;
    let seen = 0;
    function* objects(): Generator<ReturnType<typeof object>> {
      for (let i = 0; i < 40_000; i += 1) {
        seen += 1;
        yield object(`aws_y.r[${i}]`, rows.slice(0, 20));
      }
    }
    const found = dependentsOf(changes, objects());
    expect(seen).toBe(40_000);
    expect(found.size).toBe(20);
    expect(found.get('aws_x.r0')).toEqual({ all: 40_000, changing: 0 });
  });
});
