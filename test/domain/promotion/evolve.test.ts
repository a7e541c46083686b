import { expect, test } from 'vitest';
import { actId, actMessage } from '../../../src/domain/promotion/act-id.ts';
import { evolve } from '../../../src/domain/promotion/evolve.ts';
import type { StackPhase } from '../../../src/domain/promotion/state.ts';
import * as happened from './happened.ts';
import {
  bareWaves,
  dOf,
  noncritical,
  promotionId,
  recordOf,
  regulated,
  release,
  sandbox,
  signed,
  sum,
} from './made.ts';
import type { Happened, Moment } from './story.ts';
import { given, later } from './story.ts';

const { asked, checked, dropped, finished, intended, judged, kept, lapsed, notVerified, pinFailed, pinIntended } =
  happened;
const { pinLanded, planFailed, planned, ready, retried, settled, skipped, started, verified } = happened;

const began = given(started(bareWaves));
const phaseOf = (moment: Moment): StackPhase => moment.member(sandbox).phase;
const lockKey = recordOf(sandbox).lockKey;

test('a stack walks from pending to verified, one fact after the other', () => {
  const road: readonly (readonly [Happened, StackPhase])[] = [
    [asked(sandbox), 'pending'],
    [checked(sandbox), 'pending'],
    [planned(sandbox), 'planned'],
    [judged(sandbox), 'judged'],
    [happened.approved('cleo', 'service-owner', sandbox), 'judged'],
    [intended(sandbox), 'applying'],
    [finished(sandbox), 'applied'],
    [pinIntended(sandbox), 'applied'],
    [pinLanded(sandbox), 'applied'],
    [asked(sandbox, 'verify'), 'applied'],
    [notVerified(sandbox), 'applied'],
    [asked(sandbox, 'verify'), 'applied'],
    [verified(sandbox), 'verified'],
  ];
  road.reduce((moment, [fact, phase]) => {
    const now = moment.and(fact);
    expect([fact, phaseOf(now)]).toEqual([fact, phase]);
    return now;
  }, began);
});

test('outcomes: failed may be tried again, unknown is settled, not started is a failure that changed nothing', () => {
  const applying = began.and(...ready(sandbox), intended(sandbox));
  expect(phaseOf(applying.and(finished(sandbox, 'failed')))).toBe('failed');
  expect(phaseOf(applying.and(finished(sandbox, 'not-started')))).toBe('failed');
  const unknown = applying.and(finished(sandbox, 'unknown'));
  expect(phaseOf(unknown)).toBe('unknown');
  expect(phaseOf(unknown.and(settled(sandbox, 'succeeded')))).toBe('applied');
  const retriedAgain = applying.and(finished(sandbox, 'failed'), retried(sandbox));
  expect(retriedAgain.member(sandbox)).toMatchObject({ phase: 'pending', failures: 1, pin: 'not-yet' });
  expect(retriedAgain.member(sandbox).judged).toBeUndefined();
});

test('an outcome that comes after the known one changes nothing', () => {
  const failed = began.and(...ready(sandbox), intended(sandbox), finished(sandbox, 'failed'));
  const late = failed.and(finished(sandbox, 'succeeded', { late: true }));
  expect(late.member(sandbox)).toEqual(failed.member(sandbox));
  expect(late.ledger.lastApplied.size).toBe(0);
});

test('the lock is held from the intent until the pin has landed', () => {
  const holder = (moment: Moment) => moment.ledger.locks.get(lockKey);
  const judgedNow = began.and(...ready(sandbox));
  expect(holder(judgedNow)).toBeUndefined();
  const applying = judgedNow.and(intended(sandbox));
  const fence = { stack: sandbox, promotion: promotionId, sequence: applying.ledger.head.sequence };
  expect(holder(applying)).toMatchObject(fence);
  const applied = applying.and(finished(sandbox));
  expect(holder(applied)).toMatchObject(fence);
  expect(holder(applied.and(pinIntended(sandbox)))).toMatchObject(fence);
  expect(holder(applied.and(pinIntended(sandbox), pinFailed(sandbox)))).toMatchObject(fence);
  expect(holder(applied.and(pinIntended(sandbox), pinLanded(sandbox)))).toBeUndefined();
});

test('after a failure the lock ends with the outcome; an unknown one keeps it until it is settled', () => {
  const applying = began.and(...ready(sandbox), intended(sandbox));
  expect(applying.and(finished(sandbox, 'failed')).ledger.locks.size).toBe(0);
  expect(applying.and(finished(sandbox, 'not-started')).ledger.locks.size).toBe(0);
  const unknown = applying.and(finished(sandbox, 'unknown'));
  expect(unknown.ledger.locks.has(lockKey)).toBe(true);
  expect(unknown.and(settled(sandbox, 'failed')).ledger.locks.size).toBe(0);
});

test('what was applied last is known of successes, and of failures that changed something', () => {
  const applying = began.and(...ready(sandbox), intended(sandbox));
  const last = (moment: Moment) => moment.ledger.lastApplied.get(sandbox);
  expect(last(applying.and(finished(sandbox)))).toMatchObject({
    version: '2.5.0',
    commit: 'governed-1',
    readSetDigest: sum,
  });
  expect(last(applying.and(finished(sandbox, 'failed')))).toBeUndefined();
  const partly = finished(sandbox, 'failed', { outcome: { result: 'failed', say: 'half', changed: true } });
  expect(last(applying.and(partly))).toMatchObject({ module: 'network-edge' });
});

test('an adoption is where a stack starts, and never what waves knows better', () => {
  const adopted = (version: string) => ({
    type: 'stack-adopted' as const,
    adoption: {
      ...{ stack: sandbox, module: 'network-edge', version, commit: `at ${version}` },
      ...{ readSetDigest: sum, state: { lineage: 'l', serial: 3 }, analysis: sum },
    },
    act: signed({ type: 'waves.adopt', by: 'dan', stack: sandbox }),
  });
  const last = (moment: Moment) => moment.ledger.lastApplied.get(sandbox);
  const first = began.and(adopted('2.4.0'));
  expect(last(first)).toMatchObject({ version: '2.4.0', commit: 'at 2.4.0', adopted: { act: { act: { by: 'dan' } } } });
  expect(last(first.and(adopted('2.3.0')))).toMatchObject({ version: '2.4.0' });
  const applied = first.and(...ready(sandbox), intended(sandbox), finished(sandbox));
  expect(last(applied)).toMatchObject({ version: '2.5.0' });
  expect(last(applied)?.adopted).toBeUndefined();
  expect(last(applied.and(adopted('2.4.0')))).toMatchObject({ version: '2.5.0' });
});

test('a pin that was there already is no commit of ours', () => {
  const applied = began.and(...ready(sandbox), intended(sandbox), finished(sandbox), pinIntended(sandbox));
  expect(applied.and(pinLanded(sandbox)).ledger.landed).toEqual(new Set([`pin of ${sandbox}`]));
  expect(applied.and(pinLanded(sandbox, { unchanged: true })).ledger.landed.size).toBe(0);
});

test('a dropped plan takes what it was made from with it, and leaves what is newer', () => {
  const gone = began.and(...ready(sandbox), dropped(sandbox)).member(sandbox);
  expect(gone).toMatchObject({ phase: 'pending', dropped: { d: dOf(sandbox), code: 'plan-moved' } });
  expect([gone.judged, gone.planned, gone.driftCheck]).toEqual([undefined, undefined, undefined]);
  const newer = began.and(...ready(sandbox), asked(sandbox), [checked(sandbox), planned(sandbox)], dropped(sandbox));
  expect(newer.member(sandbox)).toMatchObject({
    driftCheck: { verdict: 'clean' },
    planned: { fingerprint: expect.any(String) },
  });
});

test('an answer clears the count of lapsed requests', () => {
  const silent = began.and(asked(sandbox), lapsed(sandbox), asked(sandbox), lapsed(sandbox));
  expect(silent.member(sandbox)).toMatchObject({ lapses: 2, lapsedAt: { sequence: silent.ledger.head.sequence } });
  expect(silent.and(asked(sandbox), planFailed(sandbox)).member(sandbox).lapses).toBe(0);
});

test('facts about a plan that come while it is applied, or after, hide nothing of the apply', () => {
  const plan = [planned, judged, kept, dropped, planFailed, retried].map((fact) => fact(sandbox));
  const applying = began.and(...ready(sandbox), intended(sandbox));
  const moments = [
    applying,
    applying.and(finished(sandbox)),
    applying.and(finished(sandbox, 'unknown')),
    began.and(skipped(sandbox)),
  ];
  for (const moment of moments) {
    for (const fact of plan) {
      const after = moment.and(asked(sandbox), fact).member(sandbox);
      expect([fact.type, after.phase, after.intent]).toEqual([
        fact.type,
        phaseOf(moment),
        moment.member(sandbox).intent,
      ]);
    }
  }
});

test('a plan nobody asked for is none, and one that is kept needs one to keep', () => {
  expect(phaseOf(began.and(planned(sandbox)))).toBe('pending');
  expect(phaseOf(began.and(kept(sandbox)))).toBe('pending');
});

test('the first of two persons accepting a partial outcome is remembered until the stack is tried again', () => {
  const act = signed({ type: 'waves.settle', by: 'dan', about: dOf(sandbox) });
  const accepted = { type: 'partial-accepted', promotion: promotionId, stack: sandbox, act } as const;
  const unknown = began.and(...ready(sandbox), intended(sandbox), finished(sandbox, 'unknown'), accepted);
  expect(unknown.member(sandbox).acceptance).toEqual(act);
  expect(unknown.and(settled(sandbox, 'failed'), retried(sandbox)).member(sandbox).acceptance).toBeUndefined();
});

test('a comparison is remembered with its verdict', () => {
  const unknown = began.and(
    ...ready(sandbox),
    intended(sandbox),
    finished(sandbox, 'unknown'),
    asked(sandbox, 'compare'),
  );
  const compared = unknown.and(happened.compared(sandbox, 'differs')).member(sandbox);
  expect(compared).toMatchObject({ phase: 'unknown', compared: { verdict: 'differs' } });
  expect(compared.open).toBeUndefined();
});

test('every state of a promotion is told apart: open, held, aborted, rejected, released', () => {
  const held = began.and(happened.ordering('promotion-held'));
  expect(held.promotion).toMatchObject({ state: 'open', held: { by: 'dan', reason: 'because' } });
  expect(held.and(happened.ordering('promotion-resumed')).promotion.held).toBeUndefined();
  const silent = {
    type: 'promotion-held',
    promotion: promotionId,
    act: signed({ type: 'waves.pause', by: 'dan' }),
  } as const;
  expect(began.and(silent).promotion.held?.reason).toBe('');
  const unsaid = {
    type: 'promotion-aborted',
    promotion: promotionId,
    act: signed({ type: 'waves.abort', by: 'dan' }),
  } as const;
  expect(began.and(unsaid).promotion).toMatchObject({ state: 'aborted', ended: { by: 'dan' } });
  expect(began.and(unsaid).promotion.ended).not.toHaveProperty('reason');
  expect(began.and(happened.ordering('promotion-rejected')).promotion.state).toBe('rejected');
  expect(began.and(happened.released).promotion.state).toBe('released');
});

test('revoking a second time, or what is not there, changes nothing', () => {
  const yes = began.and(...ready(sandbox), happened.approved('cleo', 'service-owner', sandbox));
  const id = yes.promotion.grants[0]?.id ?? '';
  const once = yes.and(happened.revoked('cleo', id));
  expect(once.promotion.grants[0]?.revoked).toMatchObject({ at: once.now });
  expect(once.and(later(1), happened.revoked('cleo', id)).promotion.grants).toEqual(once.promotion.grants);
  expect(yes.and(happened.revoked('cleo', 'other')).promotion.grants).toEqual(yes.promotion.grants);
});

test('facts about stacks and promotions nobody knows change no promotion', () => {
  expect(began.and(asked('x/y')).promotion).toEqual(began.promotion);
  expect(began.and({ ...asked(sandbox), promotion: 'p-other' }).promotion).toEqual(began.promotion);
  expect(began.and(happened.skipped(noncritical)).member(regulated)).toEqual(began.member(regulated));
});

test('a member without a version at the start counts as on the release itself', () => {
  expect(given(started(bareWaves, { from: {} })).member(sandbox).from).toBe(release.version);
});

test('a start that is folded into its own promotion again is no new promotion', () => {
  const [, start] = started(bareWaves);
  const { promotion, ledger } = began.and(...ready(sandbox));
  expect(evolve(promotion, start, ledger.head)).toBe(promotion);
});

test('an act is named by what was signed, whatever the signature', () => {
  const act = signed({ type: 'waves.pause', by: 'dan' });
  expect(actId({ ...act, signature: 'another' })).toBe(actId(act));
  expect(actMessage({ ...act.act, reason: 'why' })).toBe(actMessage({ reason: 'why', ...act.act }));
});

test('governance facts are kept: releases by name with when first seen, alarms, the acts of stated evidence', () => {
  const registered = { type: 'release-registered', release, inferred: false } as const;
  const alarm = {
    type: 'release-alarmed',
    module: 'network-edge',
    version: '2.5.0',
    code: 'ref-moved',
    say: 'moved',
  } as const;
  const { ledger, now } = began.and(
    registered,
    alarm,
    happened.stated(sandbox, 'unit_tests_passed', 'passed', { act: true }),
  );
  expect(ledger.releases.get('network-edge@2.5.0')).toMatchObject({ commit: 'c0ffee', firstSeen: { at: now } });
  expect(ledger.alarms).toMatchObject([{ code: 'ref-moved' }]);
  const act = ledger.evidence[0]?.act;
  expect(act && ledger.acts.has(actId(act))).toBe(true);
});
