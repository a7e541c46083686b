import { expect, test } from 'vitest';
import { exitOf } from '../../../src/domain/codes.ts';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/instant.ts';
import { applyGates } from '../../../src/domain/promotion/gates.ts';
import { next } from '../../../src/domain/promotion/next.ts';
import {
  approved,
  asked,
  checked,
  difference,
  done,
  dropped,
  finished,
  intended,
  judged,
  kept,
  lapsed,
  noNeed,
  notVerified,
  ordering,
  pinFailed,
  pinIntended,
  pinLanded,
  planFailed,
  planned,
  ready,
  retried,
  settled,
  started,
  verified,
} from './happened.ts';
import {
  dOf,
  needs,
  noncritical,
  otherSum,
  recordOf,
  sandbox,
  standard1,
  standard2,
  standard3,
  sum,
  wave,
} from './made.ts';
import { given, later, permitted } from './story.ts';

const one = [wave('sandbox', [sandbox])];
const three = [standard1, standard2, standard3];
const began = given(started(one));

test('drift stops the stack for this run and says the ways on; a later run asks again', () => {
  const drifted = began.and(
    asked(sandbox),
    checked(sandbox, { verdict: 'drifted', drifted: [difference('a.b'), difference('c.d')] }),
  );
  const gates = drifted.whenLooking().thenNext([], ['drifted']);
  expect(gates[0]).toMatchObject({
    say: `${sandbox} has drifted: a.b differs, c.d differs`,
    fix: expect.stringMatching(
      `^waves reconcile ${sandbox}, waves drift accept ${sandbox} --address 'a.b' .*drift.ignore.* by hand$`,
    ),
    subject: sandbox,
    since: drifted.now,
  });
  expect(exitOf(gates)).toBe(4);
  drifted.whenLooking({ since: drifted.ledger.head.sequence }).thenNext(['ask sandbox-01 promote']);
});

test('merged changes that were not applied are named with who brought them; many are counted', () => {
  const pending = ['1', '2', '3', '4', '5', '6', '7'].map(difference);
  const said = (broughtBy: readonly string[]) =>
    began
      .and(asked(sandbox), checked(sandbox, { verdict: 'pending', pending, broughtBy }))
      .whenLooking()
      .thenNext([], ['pending-changes'])[0]?.say;
  expect(said(['9c1e Bea: open a port'])).toBe(
    `${sandbox} has merged changes that are not applied: 1 differs, 2 differs, 3 differs, 4 differs, 5 differs and 2 more (brought by 9c1e Bea: open a port)`,
  );
  expect(said([])).toMatch(/and 2 more$/);
});

test('both halves of drift are said at once', () => {
  began
    .and(
      asked(sandbox),
      checked(sandbox, { verdict: 'drifted', drifted: [difference('a')], pending: [difference('b')] }),
    )
    .whenLooking()
    .thenNext([], ['drifted', 'pending-changes']);
});

test('drift that could not be checked is no data, never clean', () => {
  const unknown = began.and(asked(sandbox), checked(sandbox, { verdict: 'could-not-check' }));
  expect(exitOf(unknown.whenLooking().thenNext([], ['could-not-check']))).toBe(5);
  unknown.whenLooking({ since: unknown.ledger.head.sequence }).thenNext(['ask sandbox-01 promote']);
});

test('drift with an exemption goes on to the plan', () => {
  began
    .and(asked(sandbox), [checked(sandbox, { verdict: 'pending', exempt: 'own-retry' }), planned(sandbox)])
    .whenLooking()
    .thenNext(['judge sandbox-01']);
});

test('a failed plan stops the stack for this run, and a later one plans again', () => {
  const failed = began.and(asked(sandbox), planFailed(sandbox));
  const gates = failed.whenLooking().thenNext([], ['plan-failed']);
  expect(gates[0]?.say).toBe(`${sandbox} could not be planned: no such variable`);
  failed.whenLooking({ since: failed.ledger.head.sequence }).thenNext(['ask sandbox-01 promote']);
});

test('a plan that may not be approved stops the stack as a failed plan does', () => {
  const failed = began.and(asked(sandbox), [checked(sandbox), planned(sandbox)], planFailed(sandbox));
  failed.whenLooking().thenNext([], ['plan-failed']);
  failed.whenLooking({ since: failed.ledger.head.sequence }).thenNext(['ask sandbox-01 promote']);
});

test('of a failed plan and drift, the later one is what stops the stack', () => {
  const drifted = checked(sandbox, { verdict: 'drifted', drifted: [difference('a')] });
  began.and(asked(sandbox), drifted, asked(sandbox), planFailed(sandbox)).whenLooking().thenNext([], ['plan-failed']);
  began.and(asked(sandbox), planFailed(sandbox), asked(sandbox), drifted).whenLooking().thenNext([], ['drifted']);
});

test('a request past its deadline lapses and is asked again, three times at most', () => {
  const waiting = began.and(asked(sandbox));
  waiting
    .and(later(30 * minuteMs))
    .whenLooking()
    .thenNext(['answer sandbox-01']);
  waiting
    .and(later(30 * minuteMs + 1))
    .whenLooking()
    .thenNext(['lapse sandbox-01']);
  const twice = waiting.and(lapsed(sandbox), asked(sandbox), lapsed(sandbox));
  twice.whenLooking().thenNext(['ask sandbox-01 promote']);
  const thrice = twice.and(asked(sandbox), lapsed(sandbox));
  const gates = thrice.whenLooking().thenNext([], ['request-lapsed']);
  expect(gates[0]?.fix).toBe(`waves retry p-7f3a --stack ${sandbox} --reason …`);
  thrice.and(retried(sandbox)).whenLooking().thenNext(['ask sandbox-01 promote']);
});

test('a verifying re-read that nobody answers is asked three times in one run, and once in each later run', () => {
  const applied = began.and(
    ...ready(sandbox),
    intended(sandbox),
    finished(sandbox),
    pinIntended(sandbox),
    pinLanded(sandbox),
  );
  const twice = applied.and(asked(sandbox, 'verify'), lapsed(sandbox), asked(sandbox, 'verify'), lapsed(sandbox));
  twice.whenLooking().thenNext(['ask sandbox-01 verify']);
  const thrice = twice.and(asked(sandbox, 'verify'), lapsed(sandbox));
  const gates = thrice.whenLooking().thenNext([], ['request-lapsed']);
  expect(gates[0]?.fix).toBe('waves run network-edge@2.5.0');
  const since = thrice.ledger.head.sequence;
  thrice.whenLooking({ since }).thenNext(['ask sandbox-01 verify']);
  thrice.and(asked(sandbox, 'verify'), lapsed(sandbox)).whenLooking({ since }).thenNext([], ['request-lapsed']);
});

test('a new plan of a judged stack that nobody makes is not asked for without end', () => {
  const old = began.and(...ready(sandbox), later(hourMs));
  old.whenLooking().thenNext(['ask sandbox-01 promote']);
  const again = () => [asked(sandbox), lapsed(sandbox)];
  old
    .and(...again(), ...again(), ...again())
    .whenLooking()
    .thenNext([], ['request-lapsed']);
});

test('a plan whose read set has moved is dropped and made anew, and the new question says why', () => {
  const ready1 = began.and(...ready(sandbox));
  const moved = { readSets: new Map([[sandbox, otherSum]]) };
  ready1.whenLooking(moved).thenNext(['drop sandbox-01 plan-moved']);
  const gone = ready1.and(dropped(sandbox));
  gone.whenLooking().thenNext(['ask sandbox-01 promote']);
  const again = gone.and(
    asked(sandbox),
    [checked(sandbox), planned(sandbox)],
    judged(sandbox, { record: { nonce: 'n2' } }),
  );
  again.whenLooking().thenNext([], ['plan-moved', 'awaiting-approval']);
  again.whenLooking({ since: again.ledger.head.sequence }).thenNext([], ['awaiting-approval']);
});

test('a push elsewhere, and a read set that is not known, drop nothing', () => {
  const waiting = began.and(...ready(sandbox));
  waiting.whenLooking({ readSets: new Map([[sandbox, sum]]) }).thenNext([], ['awaiting-approval']);
  waiting.whenLooking({ readSets: new Map() }).thenNext([], ['awaiting-approval']);
});

test('a plan past its expiry, and one that had its intent, are dropped', () => {
  const long = began.and(...ready(sandbox));
  long
    .and(later(dayMs - 1))
    .whenLooking()
    .thenNext(['ask sandbox-01 promote']);
  long.and(later(dayMs)).whenLooking().thenNext(['drop sandbox-01 plan-expired']);
  const spent = long.and(intended(sandbox), finished(sandbox, 'failed'), retried(sandbox), judged(sandbox));
  spent.whenLooking().thenNext(['drop sandbox-01 plan-consumed']);
});

test('a drift check carries a plan for an hour; then it is planned again and an equal plan is kept with its approvals', () => {
  const yes = began.and(
    ...ready(sandbox, { need: needs(['service-owner'], { lifetime: dayMs }) }),
    approved('cleo', 'service-owner', sandbox),
  );
  yes
    .and(later(hourMs - 1))
    .whenLooking()
    .thenNext(['apply sandbox-01']);
  const old = yes.and(later(hourMs));
  old.whenLooking().thenNext(['ask sandbox-01 promote']);
  old.when(permitted(sandbox)).thenRefused('plan-stale');
  const again = old.and(asked(sandbox), [checked(sandbox), planned(sandbox)]);
  again.whenLooking().thenNext(['judge sandbox-01']);
  const same = again.and(kept(sandbox));
  same.whenLooking().thenNext(['apply sandbox-01']);
  same.when(permitted(sandbox)).then({ type: 'apply-intended', d: dOf(sandbox) });
});

test('a plan that came out differently replaces the old one, and its drift check carries it', () => {
  const old = began.and(...ready(sandbox), approved('cleo', 'service-owner', sandbox), later(hourMs));
  const other = { nonce: 'n2' };
  const replaced = old.and(
    asked(sandbox),
    [checked(sandbox), planned(sandbox)],
    [dropped(sandbox), judged(sandbox, { record: other })],
  );
  replaced.whenLooking().thenNext([], ['plan-moved', 'awaiting-approval']);
  replaced
    .and(approved('cleo', 'service-owner', sandbox, { record: other, at: replaced.now }))
    .whenLooking()
    .thenNext(['apply sandbox-01']);
});

test('drift found while a plan waits closes it for this run, and a later run looks again', () => {
  const old = began.and(...ready(sandbox), approved('cleo', 'service-owner', sandbox), later(hourMs));
  const drifted = old.and(asked(sandbox), checked(sandbox, { verdict: 'drifted', drifted: [difference('a')] }));
  drifted.whenLooking().thenNext([], ['drifted']);
  drifted.whenLooking({ since: drifted.ledger.head.sequence }).thenNext(['ask sandbox-01 promote']);
  drifted.when(permitted(sandbox)).thenRefused('plan-stale', 'approval-expired');
});

test('a failed apply halts the stack until somebody lets it be tried again, which plans anew', () => {
  const failed = began.and(...ready(sandbox), intended(sandbox), finished(sandbox, 'failed'));
  const gates = failed.whenLooking().thenNext([], ['budget-spent', 'apply-failed']);
  expect(exitOf(gates)).toBe(8);
  failed.and(retried(sandbox)).whenLooking().thenNext(['ask sandbox-01 promote']);
});

test('an unknown outcome quarantines the stack until it is settled', () => {
  const lost = began.and(...ready(sandbox), intended(sandbox), finished(sandbox, 'unknown'));
  const gates = lost.whenLooking().thenNext([], ['budget-spent', 'outcome-unknown']);
  expect(gates[1]?.fix).toBe(`waves settle p-7f3a --stack ${sandbox}`);
  lost.whenLooking({ since: lost.ledger.head.sequence }).thenNext([], ['budget-spent', 'outcome-unknown']);
  lost.and(settled(sandbox, 'succeeded')).whenLooking().thenNext(['land sandbox-01']);
  lost.and(settled(sandbox, 'not-started')).whenLooking().thenNext([], ['budget-spent', 'apply-failed']);
});

test('a pin that could not be landed halts, and a later run tries again', () => {
  const stuck = began.and(
    ...ready(sandbox),
    intended(sandbox),
    finished(sandbox),
    pinIntended(sandbox),
    pinFailed(sandbox),
  );
  expect(exitOf(stuck.whenLooking().thenNext([], ['pin-not-landed']))).toBe(8);
  stuck.whenLooking({ since: stuck.ledger.head.sequence }).thenNext(['land sandbox-01']);
  expect(stuck.and(pinLanded(sandbox)).member(sandbox).pinFailure).toBeUndefined();
});

test('a re-read that differs stops the stack, and a later run reads again', () => {
  const applied = began.and(
    ...ready(sandbox),
    intended(sandbox),
    finished(sandbox),
    pinIntended(sandbox),
    pinLanded(sandbox),
  );
  const differs = applied.and(asked(sandbox, 'verify'), notVerified(sandbox));
  const gates = differs.whenLooking().thenNext([], ['not-verified']);
  expect(gates[0]?.say).toBe(`the re-read of ${sandbox} still differs: a.b differs`);
  differs.whenLooking({ since: differs.ledger.head.sequence }).thenNext(['ask sandbox-01 verify']);
});

test('a held promotion starts no stack, and finishes what was begun', () => {
  const held = ordering('promotion-held');
  const gates = began.and(held).whenLooking().thenNext([], ['held']);
  expect(gates[0]).toMatchObject({ say: 'dan paused p-7f3a: because', owner: 'dan' });
  began.and(asked(sandbox), held).whenLooking().thenNext(['answer sandbox-01'], ['held']);
  began
    .and(...ready(sandbox, { need: noNeed }), held)
    .whenLooking()
    .thenNext([], ['held', 'held']);
  began
    .and(...ready(sandbox), intended(sandbox), held)
    .whenLooking()
    .thenNext(['adopt sandbox-01'], ['held']);
  began.and(held, ordering('promotion-resumed')).whenLooking().thenNext(['ask sandbox-01 promote']);
});

test('a reconcile is carried on by its own command', () => {
  const stopped = given(started(one, { kind: 'reconcile' }), asked(sandbox), planFailed(sandbox));
  expect(stopped.whenLooking().gates[0]?.fix).toContain(`waves reconcile ${sandbox}`);
});

test('with a budget of 0 one failure of three stops the rest of its wave and the next one, with exit 8', () => {
  const waves = [wave('prod-standard', three), wave('low-risk-prod', [noncritical])];
  const all = given(started(waves), ...three.flatMap((stack) => ready(stack, { need: noNeed })));
  all.whenLooking().thenNext(['apply prod-standard-01', 'apply prod-standard-02', 'apply prod-standard-03']);
  const failed = all.and(intended(standard2), finished(standard2, 'failed'));
  const gates = failed.whenLooking().thenNext([], ['budget-spent', 'budget-spent', 'apply-failed', 'budget-spent']);
  expect(exitOf(gates)).toBe(8);
  failed.when(permitted(standard1)).thenRefused('budget-spent');
  failed
    .and(...done(standard1), ...done(standard3))
    .whenLooking()
    .thenNext([], ['budget-spent', 'apply-failed']);
});

test('with a budget of 1 the others of the wave go on after one failure, and the next wave still waits', () => {
  const waves = [wave('prod-standard', three, { failureBudget: 1 }), wave('low-risk-prod', [noncritical])];
  const all = given(started(waves), ...three.flatMap((stack) => ready(stack, { need: noNeed })));
  const failed = all.and(intended(standard2), finished(standard2, 'failed'));
  failed.whenLooking().thenNext(['apply prod-standard-01', 'apply prod-standard-03'], ['apply-failed']);
  failed
    .and(...done(standard1), ...done(standard3))
    .whenLooking()
    .thenNext([], ['apply-failed']);
});

test('never more applies run at once than the wave allows', () => {
  const waves = [wave('prod-standard', three, { concurrency: 2 })];
  const all = given(started(waves), ...three.flatMap((stack) => ready(stack, { need: noNeed })));
  all.whenLooking().thenNext(['apply prod-standard-01', 'apply prod-standard-02']);
  const one = all.and(intended(standard1));
  one.whenLooking().thenNext(['adopt prod-standard-01', 'apply prod-standard-02']);
  const both = one.and(intended(standard2));
  both.whenLooking().thenNext(['adopt prod-standard-01', 'adopt prod-standard-02'], ['wave-full']);
  both.when(permitted(standard3)).thenRefused('wave-full');
  const unlanded = both.and(finished(standard1));
  unlanded.when(permitted(standard3)).thenRefused('wave-full');
  unlanded
    .and(pinIntended(standard1), pinLanded(standard1))
    .when(permitted(standard3))
    .then({ type: 'apply-intended' });
});

test('a strict wave never runs more than its budget and one more', () => {
  const strict = wave('prod-standard', three, { strict: true, failureBudget: 1 });
  const all = given(started([strict]), ...three.flatMap((stack) => ready(stack, { need: noNeed })));
  all.whenLooking().thenNext(['apply prod-standard-01', 'apply prod-standard-02']);
});

test('the canary of a wave goes first and alone, and its failure stops the wave', () => {
  const canary = wave('prod-standard', [standard2, standard1, standard3], { canary: 'prod-standard-02' });
  const all = given(started([canary]), ...three.flatMap((stack) => ready(stack, { need: noNeed })));
  const gates = all.whenLooking().thenNext(['apply prod-standard-02'], ['not-its-turn', 'not-its-turn']);
  expect(gates[0]?.say).toBe(`${standard1} waits for the canary ${standard2}`);
  expect(exitOf(gates)).toBe(3);
  all.when(permitted(standard1)).thenRefused('not-its-turn');
  const failed = all.and(intended(standard2), finished(standard2, 'failed'));
  expect(failed.whenLooking().steps).toEqual([]);
  all
    .and(...done(standard2), verified(standard2))
    .whenLooking()
    .thenNext(['apply prod-standard-01', 'apply prod-standard-03']);
});

test('the gates of a stack without a plan say that it has none', () => {
  const { ledger, promotion, present, member } = began;
  const reasons = applyGates({ ledger, promotion, present: present(), member: member(sandbox) });
  expect(reasons.map(({ code }) => code)).toEqual(['not-here']);
});

test('what another run has begun is shown as held by it', () => {
  const busy = began.and(...ready(sandbox, { need: noNeed }));
  const holder = { stack: sandbox, promotion: 'p-7f3a', at: busy.now, sequence: 3 };
  const ledger = { ...busy.ledger, locks: new Map([[recordOf(sandbox).lockKey, holder]]) };
  const { gates } = next(busy.promotion, ledger, busy.present());
  expect(gates).toMatchObject([{ code: 'stack-locked', owner: 'another run', since: busy.now }]);
});

test('a wave without members is over as it begins', () => {
  given(started([wave('empty', []), ...one]))
    .whenLooking()
    .thenNext(['ask sandbox-01 promote']);
  given(started([wave('empty', [])]))
    .whenLooking()
    .thenNext(['release']);
});
