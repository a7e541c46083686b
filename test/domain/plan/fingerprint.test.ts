import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../../src/domain/canonical.ts';
import { fingerprintOf } from '../../../src/domain/plan/fingerprint.ts';
import { analysed, fixture, fixtureAnalysis, type PlanParts, planOf, planText } from './plans.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The same JSON with the keys of every object in another order. */
function otherOrder(value: Json, turn: number): Json {
  if (Array.isArray(value)) return value.map((item) => otherOrder(item, turn));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, otherOrder(member, turn)] as const);
  return Object.fromEntries(turned(entries, turn));
}

function turned<T>(items: readonly T[], turn: number): T[] {
  const at = turn % (items.length + 1);
  return [...items.slice(at), ...items.slice(0, at)].reverse();
}

const rows = ['resource_changes', 'resource_drift', 'checks'];
const plans = ['terraform-every-action', 'tofu-every-action', 'terraform-secret-in-module', 'network-edge-2.5.0'];

test('the order of keys and rows and the time of planning leave the fingerprint and the analysis as they are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...plans), fc.nat(30), fc.date({ noInvalidDate: true }), (name, turn, time) => {
      const text = fixture(name).replaceAll('9007199254740993', '41');
      const plan = JSON.parse(text);
      for (const list of rows) plan[list] = turned(plan[list] ?? [], turn);
      const other = analysed(JSON.stringify({ ...(otherOrder(plan, turn) as object), timestamp: time.toISOString() }));
      const one = analysed(text);
      expect(fingerprintOf(other)).toBe(fingerprintOf(one));
      expect(canonical(other)).toBe(canonical(one));
    }),
    { numRuns: 30 },
  );
});

/** Every path to a leaf of what would change, as a place to put another value. */
function leaves(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : Object.entries(value);
  return entries.flatMap(([key, member]) => leaves(member, [...path, key]));
}

function changedAt(value: Json, [step, ...rest]: readonly (string | number)[]): Json {
  if (step === undefined) return value === 'other' ? 'another' : 'other';
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? changedAt(item, rest) : item));
  return { ...(value as object), [step]: changedAt((value as Record<string, Json>)[step] ?? null, rest) };
}

test('any one attribute that differs makes another fingerprint', () => {
  const plan = JSON.parse(fixture('network-edge-2.5.0'));
  const places = plan.resource_changes.flatMap((row: { change: Json & { actions: string[] } }, i: number) =>
    row.change.actions.includes('no-op')
      ? []
      : ['before', 'after'].flatMap((side) =>
          leaves((row.change as unknown as Record<string, Json>)[side] ?? {}).map((path) => [
            'resource_changes',
            i,
            'change',
            side,
            ...path,
          ]),
        ),
  );
  const original = fingerprintOf(fixtureAnalysis('network-edge-2.5.0'));
  fc.assert(
    fc.property(fc.constantFrom(...places), (place: (string | number)[]) => {
      expect(fingerprintOf(analysed(JSON.stringify(changedAt(plan, place))))).not.toBe(original);
    }),
    { numRuns: 60 },
  );
});

describe('what would change is in the fingerprint', () => {
  const change = { address: 'aws_lb.a', actions: ['update'], before: { n: 1 }, after: { n: 2 } };
  const base: PlanParts = { changes: [change], output_changes: { o: { actions: ['update'], before: 1, after: 2 } } };
  const provisioned = (command: string): unknown => ({
    root_module: {
      resources: [
        {
          address: 'aws_lb.b',
          mode: 'managed',
          type: 'aws_lb',
          provisioners: [{ type: 'local-exec', expressions: { command: { constant_value: command } } }],
        },
      ],
    },
  });
  const made = { address: 'aws_lb.b', actions: ['create'] };
  test.each<[string, PlanParts, PlanParts]>([
    ['another value', base, { ...base, changes: [{ ...change, after: { n: 3 } }] }],
    [
      'a number beyond what a double holds',
      { changes: [{ ...change, after: { n: 9007199254740992 } }] },
      { changes: [{ ...change, after: { n: 9007199254740992n } }] },
    ],
    [
      'another secret',
      { changes: [{ ...change, after: { p: 'a' }, afterSensitive: { p: true } }] },
      { changes: [{ ...change, after: { p: 'b' }, afterSensitive: { p: true } }] },
    ],
    ['known or unknown', base, { ...base, changes: [{ ...change, unknown: { id: true } }] }],
    ['another action', base, { ...base, changes: [{ ...change, actions: ['delete', 'create'] }] }],
    [
      'the order of a replacement',
      { changes: [{ ...change, actions: ['create', 'delete'] }] },
      { changes: [{ ...change, actions: ['delete', 'create'] }] },
    ],
    ['another output value', base, { ...base, output_changes: { o: { actions: ['update'], before: 1, after: 3 } } }],
    [
      'what a provisioner runs',
      { changes: [made], configuration: provisioned('a') },
      { changes: [made], configuration: provisioned('b') },
    ],
    [
      'a move',
      base,
      { ...base, changes: [change, { address: 'aws_lb.b', actions: ['no-op'], previous_address: 'aws_lb.c' }] },
    ],
  ])('%s', (_, one, other) => {
    const of = (parts: PlanParts) => fingerprintOf(analysed(withBigNumbers(parts)));
    expect(of(one)).not.toBe(of(other));
  });

  test('and drift, no-ops and siblings are not, because they change nothing', () => {
    const more: PlanParts = {
      ...base,
      changes: [change, { address: 'aws_lb.z', actions: ['no-op'] }],
      drift: [{ address: 'aws_lb.z', actions: ['update'], before: { a: 1 }, after: { a: 2 } }],
    };
    expect(fingerprintOf(planOf(more))).toBe(fingerprintOf(planOf(base)));
  });
});

/** A BigInt stands for a number JSON can write and a double cannot hold. */
function withBigNumbers(parts: PlanParts): string {
  const plain = JSON.stringify(parts, (_, value) => (typeof value === 'bigint' ? 'BIG' : value));
  return planText(JSON.parse(plain)).replace('"BIG"', '9007199254740993');
}
