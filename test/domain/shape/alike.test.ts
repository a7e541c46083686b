import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../src/domain/plan/fingerprint.ts';
import { nothingOwn } from '../../../src/domain/shape/abstract-text.ts';
import { alikePlans } from '../../../src/domain/shape/alike.ts';
import type { Shaped } from '../../../src/domain/shape/shaped.ts';
import { differencesFrom } from '../../../src/domain/shape/vary.ts';
import { planOf, type Row } from '../plan/plans.ts';

const timeout = (vpc: string, seconds: number): Row => ({
  address: 'aws_lb.edge',
  actions: ['update'],
  before: { timeout: 60, vpc },
  after: { timeout: seconds, vpc },
});

function plan(stack: string, ...changes: readonly Row[]): Shaped {
  const analysis = planOf({ changes });
  return { stack, own: nothingOwn, analysis, fingerprint: fingerprintOf(analysis) };
}

const log = (bucket: string): Row => ({
  address: 'aws_s3_bucket.log',
  actions: ['create'],
  after: { bucket, versioned: true },
});

/** Forty stacks: 37 with one change, two with another time-out, one that destroys besides. */
function estate(): readonly Shaped[] {
  const usual = Array.from({ length: 37 }, (_, i) =>
    plan(`prod-${10 + i}/edge`, timeout(`vpc-${i}`, 120), log(`log-${i}`)),
  );
  const longer = ['prod-50/edge', 'prod-51/edge'].map((stack) => plan(stack, timeout('v', 300), log(stack)));
  const gone: Row = { address: 'aws_lb_listener.http', actions: ['delete'], before: { port: 80 } };
  return [...usual, ...longer, plan('prod-52/edge', timeout('v', 120), log('l'), gone)];
}

test('the same change in 37 of 40 stacks; 3 differ, and how', () => {
  const groups = alikePlans(estate());
  expect(groups.map(({ plans }) => plans.length)).toEqual([1, 2, 37]);
  const [destroys, longer, usual] = groups.map(({ plans }) => plans[0]);
  if (!destroys || !longer || !usual) return expect.fail('three groups were to be there');
  expect(differencesFrom(usual, destroys)).toEqual([{ address: 'aws_lb_listener.http', say: 'delete only here' }]);
  expect(differencesFrom(usual, longer)).toEqual([{ address: 'aws_lb.edge', say: 'update, differing in timeout' }]);
  expect(differencesFrom(destroys, usual)).toEqual([
    { address: 'aws_lb_listener.http', say: 'delete elsewhere, and not here' },
  ]);
});

test('what keeps plans of one shape from being equal is named', () => {
  const usual = alikePlans(estate()).at(-1);
  expect(usual).toMatchObject({ equal: false, varies: ['aws_s3_bucket.log: bucket'] });
  const equal = alikePlans([plan('a/x', timeout('v', 1)), plan('b/x', timeout('v', 1))]);
  expect(equal).toMatchObject([{ equal: true, varies: [] }]);
});

test('of what ends, what it was may vary', () => {
  const ends = (stack: string, size: number) =>
    plan(stack, { address: 'aws_db_instance.a', actions: ['delete'], before: { size } });
  expect(alikePlans([ends('a', 1), ends('b', 2)])).toMatchObject([{ varies: ['aws_db_instance.a: size'] }]);
});

test('an address that only differs by region is one address', () => {
  const inRegion = (stack: string, region: string) =>
    plan(stack, { ...timeout('v', 2), address: `aws_lb.a["${region}"]` });
  const groups = alikePlans([inRegion('a', 'eu-central-1'), inRegion('b', 'us-east-1')]);
  expect(groups).toMatchObject([{ varies: ['aws_lb.a["eu-central-1"]: the address'] }]);
});

test('another action at the same address is told as such', () => {
  const usual = plan('a', timeout('v', 2));
  const odd = plan('b', { ...timeout('v', 2), actions: ['delete', 'create'] });
  expect(differencesFrom(usual, odd)).toEqual([
    { address: 'aws_lb.edge', say: 'delete and create here, update elsewhere' },
  ]);
  const moved = plan('c', { ...timeout('v', 2), previous_address: 'aws_lb.x', importing: { id: 'i' } });
  expect(differencesFrom(usual, moved)[0]?.say).toBe('move and import and update here, update elsewhere');
  const still = plan('d', {
    address: 'aws_lb.edge',
    actions: ['update'],
    before: { a: 1 },
    after: { a: 1 },
    replacePaths: [['a']],
  });
  const same = plan('e', { address: 'aws_lb.edge', actions: ['update'], before: { a: 1 }, after: { a: 1 } });
  expect(differencesFrom(same, still)).toEqual([{ address: 'aws_lb.edge', say: 'update in another way' }]);
});

test('what else must agree keeps plans apart', () => {
  const one = plan('a', timeout('v', 1));
  expect(
    alikePlans([
      { ...one, also: 'high' },
      { ...one, stack: 'b', also: 'low' },
    ]),
  ).toHaveLength(2);
});

test('the order of the plans does not matter', () => {
  const plans = estate();
  const groups = alikePlans(plans);
  fc.assert(
    fc.property(fc.shuffledSubarray([...plans], { minLength: plans.length }), (shuffled) => {
      expect(alikePlans(shuffled)).toEqual(groups);
    }),
    { numRuns: 20 },
  );
});
