import { expect, test } from 'vitest';
import type { SignedAct } from '../../../src/domain/act.ts';
import type { AcceptedDrift, IgnoredDrift } from '../../../src/domain/drift/expected-drift.ts';
import { minuteMs } from '../../../src/domain/instant.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import { applyGates } from '../../../src/domain/promotion/gates.ts';
import { asked, checked, judged, noNeed, planned, started } from './happened.ts';
import { rules, sandbox, start, sum, wave } from './made.ts';
import type { Moment } from './story.ts';
import { given, later, permitted } from './story.ts';

const timeout = { address: 'a.b', say: 'idle_timeout changed', attributes: ['idle_timeout'] };
const end = start + 10 * minuteMs;

const leave: AcceptedDrift = {
  stack: sandbox,
  addresses: ['a.b'],
  attributes: ['idle_timeout'],
  owner: 'platform-owner',
  reason: 'load test',
  expires: end,
  by: 'dan',
};

function accepting(accepted: AcceptedDrift): Fact {
  const act: SignedAct = {
    act: { type: 'waves.accept-drift', ledger: 'ledger-1', by: 'dan', at: start, nonce: `until ${accepted.expires}` },
    signature: 'none',
  };
  return { type: 'drift-accepted', id: sum, accepted, act };
}

const row: IgnoredDrift = { ...leave, stacks: ['*'], addresses: ['a.*'] };
const seen = [
  asked(sandbox),
  checked(sandbox, { verdict: 'accepted', drifted: [timeout] }),
  planned(sandbox),
  judged(sandbox, { need: noNeed }),
];
const began = given(started([wave('sandbox', [sandbox])]));
const accepted = began.and(accepting(leave), seen);

const driftCodes = (moment: Moment, ignoredDrift: readonly IgnoredDrift[] = []) =>
  applyGates({
    promotion: moment.promotion,
    ledger: moment.ledger,
    member: moment.member(sandbox),
    present: moment.present({ rules: { ...rules, ignoredDrift } }),
  }).flatMap(({ code }) => (code === 'drifted' || code === 'plan-stale' ? [code] : []));

test('a stack whose drift is accepted goes on to its apply', () => {
  accepted.whenLooking().thenNext(['apply sandbox-01']);
  accepted.when(permitted(sandbox)).then({ type: 'apply-intended' });
});

test('once the time is up the stack is looked at again, and nothing lets it be applied', () => {
  const after = accepted.and(later(10 * minuteMs));
  after.whenLooking().thenNext(['ask sandbox-01 promote']);
  const [reason] = after.when(permitted(sandbox)).thenRefused('drifted');
  expect(reason).toMatchObject({
    owner: 'platform-owner',
    subject: sandbox,
    say: expect.stringContaining('time was up'),
  });
});

test('a newer word of a person ends the leave at once', () => {
  const taken = accepted.and(accepting({ ...leave, expires: start }));
  taken.when(permitted(sandbox)).thenRefused('drifted');
});

test('leave for something else, or a claim without any, opens nothing', () => {
  expect(driftCodes(began.and(seen))).toEqual(['drifted']);
  expect(driftCodes(began.and(accepting({ ...leave, stack: 'other/edge' }), seen))).toEqual(['drifted']);
  expect(driftCodes(began.and(accepting({ ...leave, attributes: ['name'] }), seen))).toEqual(['drifted']);
});

test('a row of the present rules expects drift, and one that was taken out no longer does', () => {
  expect(driftCodes(began.and(seen), [row])).toEqual([]);
  expect(driftCodes(began.and(seen), [{ ...row, expires: start }])).toEqual(['drifted']);
  expect(driftCodes(began.and(seen), [])).toEqual(['drifted']);
});

test('what the applying side finds in the sealed analysis decides, whatever the ledger claims', () => {
  const drift = { value: 'drifted' as const, age: 0 };
  accepted.when(permitted(sandbox, { facts: () => ({ drift }) })).thenRefused('record-forged');
});
