import fc from 'fast-check';
import { expect as hold, test } from 'vitest';
import type { Difference } from '../../../src/domain/drift/difference.ts';
import { driftVerdict, expect } from '../../../src/domain/drift/expect.ts';
import type { AcceptedDrift, Expected, IgnoredDrift } from '../../../src/domain/drift/expected-drift.ts';

const stack = 'sandbox-01/edge';
const now = 1_000;

const timeout: Difference = { address: 'aws_lb.edge', say: 'idle_timeout changed', attributes: ['idle_timeout'] };
const gone: Difference = { address: 'aws_lb.edge', say: 'is gone in the world', attributes: [] };
const opened: Difference = {
  address: 'aws_security_group.edge',
  say: 'ingress',
  attributes: ['ingress'],
  isGrant: true,
};

const accepted = (more: Partial<AcceptedDrift> = {}): AcceptedDrift => ({
  stack,
  addresses: ['aws_lb.edge', 'aws_security_group.edge'],
  attributes: ['idle_timeout'],
  owner: 'platform-owner',
  reason: 'load test',
  expires: now + 1,
  by: 'silas',
  ...more,
});

const ignored = (more: Partial<IgnoredDrift> = {}): IgnoredDrift => ({
  stacks: ['*'],
  addresses: ['aws_lb.*'],
  attributes: ['idle_*'],
  owner: 'silas',
  reason: 'scales by itself',
  expires: now + 1,
  ...more,
});

function given(differences: readonly Difference[], leave: Partial<Expected>) {
  const expected = { accepted: [], ignored: [], ...leave };
  const seen = expect(differences, { stack, expected, now });
  return { seen, verdict: driftVerdict(seen, []), pendingToo: driftVerdict(seen, [{ address: 'a.b', say: 'new' }]) };
}

test('drift that nobody expects is drift, and nothing at all is clean', () => {
  hold(given([timeout], {}).verdict).toBe('drifted');
  hold(given([], { accepted: [accepted()] }).verdict).toBe('clean');
});

test('accepted drift is accepted and never clean, with whose leave it stands under', () => {
  const { seen, verdict } = given([timeout], { accepted: [accepted()] });
  hold(verdict).toBe('accepted');
  const leave = { from: 'accepted', by: 'silas', owner: 'platform-owner', reason: 'load test', expires: now + 1 };
  hold(seen).toEqual([{ ...timeout, expected: leave }]);
});

test('a row of the configuration expects by patterns, and says whose it is', () => {
  const { seen, verdict } = given([timeout], { ignored: [ignored()] });
  hold(verdict).toBe('accepted');
  hold(seen[0]?.expected).toMatchObject({ from: 'ignored', owner: 'silas' });
});

test('leave that has ended counts as drift, and names who answered for it', () => {
  for (const leave of [{ accepted: [accepted({ expires: now })] }, { ignored: [ignored({ expires: now })] }]) {
    const { seen, verdict } = given([timeout], leave);
    hold(verdict).toBe('drifted');
    hold(seen[0]?.expected).toBeUndefined();
    hold(seen[0]?.lapsed?.expires).toBe(now);
  }
});

test('another stack, another address or another attribute is not meant', () => {
  const others = [
    accepted({ stack: 'prod-01/edge' }),
    accepted({ addresses: ['aws_lb.other'] }),
    accepted({ addresses: ['aws_lb.*'] }),
    accepted({ attributes: ['name'] }),
  ];
  for (const one of others) hold(given([timeout], { accepted: [one] }).verdict).toBe('drifted');
  const rows = [
    ignored({ stacks: ['prod-*'] }),
    ignored({ addresses: ['aws_vpc.*'] }),
    ignored({ attributes: ['name'] }),
  ];
  for (const row of rows) hold(given([timeout], { ignored: [row] }).verdict).toBe('drifted');
});

test('every attribute that differs must be expected', () => {
  const both: Difference = { ...timeout, attributes: ['idle_timeout', 'internal'] };
  hold(given([both], { accepted: [accepted()] }).verdict).toBe('drifted');
  const second = accepted({ attributes: ['internal'], expires: now + 9 });
  const { seen, verdict } = given([both], { accepted: [accepted(), second] });
  hold(verdict).toBe('accepted');
  hold(seen[0]?.expected?.expires).toBe(now + 1);
});

test('an object that is gone is expected by * alone', () => {
  hold(given([gone], { accepted: [accepted()] }).verdict).toBe('drifted');
  hold(given([gone], { ignored: [ignored({ attributes: ['idle_*', 'na*'] })] }).verdict).toBe('drifted');
  hold(given([gone], { accepted: [accepted({ attributes: ['*'] })] }).verdict).toBe('accepted');
});

test('a grant is expected by its own name, and by no pattern', () => {
  hold(given([opened], { accepted: [accepted({ attributes: ['*', 'ingr*'] })] }).verdict).toBe('drifted');
  hold(given([opened], { ignored: [ignored({ addresses: ['*'], attributes: ['*'] })] }).verdict).toBe('drifted');
  hold(given([opened], { accepted: [accepted({ attributes: ['ingress'] })] }).verdict).toBe('accepted');
});

test('what says no attributes can be expected by nobody', () => {
  const whole = { address: 'the plan', say: 'leaves 3 changes for a later plan' };
  hold(given([whole], { ignored: [ignored({ addresses: ['*'], attributes: ['*'] })] }).verdict).toBe('drifted');
});

test('the newest word of a person about the same thing counts, also to take it back', () => {
  const first = accepted({ expires: now + 100 });
  hold(given([timeout], { accepted: [first, accepted({ expires: now - 1 })] }).verdict).toBe('drifted');
  hold(given([timeout], { accepted: [accepted({ expires: now - 1 }), first] }).verdict).toBe('accepted');
});

test('accepted drift opens no way for merged changes', () => {
  hold(given([timeout], { accepted: [accepted()] }).pendingToo).toBe('pending');
  hold(given([timeout], {}).pendingToo).toBe('drifted');
});

const name = fc.constantFrom('a', 'b', 'c');
const anyDifference = fc
  .record({ address: name, attributes: fc.array(name, { maxLength: 2 }), isGrant: fc.boolean() })
  .map(({ isGrant, ...one }): Difference => ({ ...one, say: 'differs', ...(isGrant ? { isGrant } : {}) }));
const anyAccepted = fc
  .record({ addresses: fc.array(name), attributes: fc.array(fc.constantFrom('a', 'b', '*')), expires: fc.nat(2_000) })
  .map(accepted);
const anyIgnored = fc
  .record({
    addresses: fc.array(fc.constantFrom('a', '*')),
    attributes: fc.array(fc.constantFrom('b', '*')),
    expires: fc.nat(2_000),
  })
  .map(ignored);
const anyLeave = fc.record({ accepted: fc.array(anyAccepted), ignored: fc.array(anyIgnored) });

test('time alone never makes drift expected, and what is expected has an end that is still to come', () => {
  fc.assert(
    fc.property(fc.array(anyDifference), anyLeave, fc.nat(2_000), fc.nat(2_000), (differences, expected, at, later) => {
      const early = expect(differences, { stack, expected, now: at });
      const late = expect(differences, { stack, expected, now: at + later });
      for (const [index, one] of early.entries()) {
        if (one.expected) hold(one.expected.expires).toBeGreaterThan(at);
        if (!one.expected) hold(late[index]?.expected).toBeUndefined();
      }
    }),
  );
});

test('saying it again of what was said already changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyDifference), anyLeave, fc.nat(2_000), (differences, expected, at) => {
      const question = { stack, expected, now: at };
      hold(expect(expect(differences, question), question)).toEqual(expect(differences, question));
    }),
  );
});
