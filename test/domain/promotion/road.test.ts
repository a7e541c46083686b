import { expect, test } from 'vitest';
import { exitOf } from '../../../src/domain/codes.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import * as happened from './happened.ts';
import {
  anyone,
  dOf,
  lessonWaves,
  needs,
  noncritical,
  regulated,
  sandbox,
  standard1,
  standard2,
  standard3,
} from './made.ts';
import type { Moment } from './story.ts';
import { given, ordered, permitted } from './story.ts';

const { asked, checked, finished, judged, pinIntended, pinLanded, planned, started, stated, verified } = happened;

/** The whole road of one stack that needs a yes: each step as chosen, then done. */
function walked(moment: Moment, stack: string, yes: readonly (readonly [person: string, role: string])[]): Moment {
  const account = stack.slice(0, stack.indexOf('/'));
  const roles = yes.map(([, role]) => role);
  moment.whenLooking().thenNext([`ask ${account} promote`]);
  let now = moment.and(asked(stack));
  now.whenLooking().thenNext([`answer ${account}`]);
  now = now.and([checked(stack), planned(stack), stated(stack, 'drift_check')]);
  now.whenLooking().thenNext([`judge ${account}`]);
  now = now.and([judged(stack, { need: needs(roles) }), ...verdicts(stack)]);
  now.whenLooking().thenNext(
    [],
    roles.map(() => 'awaiting-approval'),
  );
  for (const [person, role] of yes) now = now.and(approvedBy(now, stack, person, role));
  now.whenLooking().thenNext([`apply ${account}`]);
  now = now.and(now.when(permitted(stack)).then({ type: 'apply-intended', stack, d: dOf(stack) }));
  now.whenLooking().thenNext([`adopt ${account}`]);
  return landed(now, stack);
}

function landed(moment: Moment, stack: string): Moment {
  const account = stack.slice(0, stack.indexOf('/'));
  let now = moment.and(finished(stack));
  now.whenLooking().thenNext([`land ${account}`]);
  now = now.and(pinIntended(stack));
  now.whenLooking().thenNext([`land ${account}`]);
  now = now.and(pinLanded(stack));
  now.whenLooking().thenNext([`ask ${account} verify`]);
  now = now.and(asked(stack, 'verify'));
  now.whenLooking().thenNext([`answer ${account}`]);
  return now.and([verified(stack), stated(stack, 'apply_pass')]);
}

function verdicts(stack: string): readonly Fact[] {
  return ['plan_pass', 'policy_pass'].map((kind) => stated(stack, kind, 'passed', { subject: dOf(stack) }));
}

function approvedBy(moment: Moment, stack: string, person: string, role: string): Fact {
  const plan = [dOf(stack).slice('sha256:'.length).slice(0, 12)];
  return moment.when(ordered({ do: 'approve', plan, role }, person)).then({ type: 'approved' });
}

test('the four waves of the lesson are walked one after the other, and each step is one that can go then', () => {
  let now = walked(given(started()), sandbox, [['cleo', 'service-owner']]);

  now = walked(now, noncritical, [['cleo', 'service-owner']]);
  now.whenLooking().thenNext(['collect prod-noncritical-01 waf_count_metrics']);
  now = now.and(stated(noncritical, 'waf_count_metrics'));

  now
    .whenLooking()
    .thenNext(['ask prod-standard-01 promote', 'ask prod-standard-02 promote', 'ask prod-standard-03 promote']);
  for (const stack of [standard1, standard2, standard3]) {
    now = now.and(
      [asked(stack)],
      [checked(stack), planned(stack)],
      [judged(stack, { need: anyone }), ...verdicts(stack)],
    );
    now = now.and(approvedBy(now, stack, 'cleo', 'service-owner'));
  }
  now.whenLooking().thenNext(['apply prod-standard-01', 'apply prod-standard-02', 'apply prod-standard-03']);
  for (const stack of [standard1, standard2, standard3]) {
    now = now.and(now.when(permitted(stack)).then({ type: 'apply-intended' }), finished(stack), pinIntended(stack));
    now = now.and(pinLanded(stack), asked(stack, 'verify'), [verified(stack), stated(stack, 'apply_pass')]);
  }
  now
    .whenLooking()
    .thenNext(
      [standard1, standard2, standard3].map((stack) => `collect ${stack.split('/')[0]} no_false_positive_spike`),
    );
  now = now.and([standard1, standard2, standard3].map((stack) => stated(stack, 'no_false_positive_spike')));

  now = walked(now, regulated, [
    ['eva', 'security-owner'],
    ['fin', 'compliance-owner'],
  ]);
  now.whenLooking().thenNext(['release']);
  now = now.and(happened.released);
  now.whenLooking().thenNext([]);
  expect(now.promotion).toMatchObject({ state: 'released', ended: { at: now.now } });
  expect(now.ledger.locks.size).toBe(0);
});

test('a plan without changes needs nobody: its pin is landed without an apply', () => {
  const now = given(
    started([lessonWaves[0] as (typeof lessonWaves)[0]]),
    asked(sandbox),
    [checked(sandbox), planned(sandbox)],
    [judged(sandbox, { need: happened.noNeed, summary: { class: 'none' } }), ...verdicts(sandbox)],
  );
  now.whenLooking().thenNext(['land sandbox-01']);
  const pinning = now.and(pinIntended(sandbox));
  expect([...pinning.ledger.locks.values()]).toMatchObject([{ stack: sandbox }]);
  const over = pinning.and(pinLanded(sandbox), asked(sandbox, 'verify'), [
    verified(sandbox),
    stated(sandbox, 'apply_pass'),
  ]);
  over.whenLooking().thenNext(['release']);
  expect(over.ledger.locks.size).toBe(0);
  expect(over.ledger.spent.size).toBe(0);
});

test('a stack that is skipped counts as over', () => {
  given(started(), asked(sandbox), [checked(sandbox), happened.skipped(sandbox)])
    .whenLooking()
    .thenNext(['ask prod-noncritical-01 promote']);
});

test('what a run stops at has the exit of its kind', () => {
  const waiting = given(started(), ...happened.ready(sandbox), ...verdicts(sandbox));
  expect(exitOf(waiting.whenLooking().gates)).toBe(3);
});

test('an ended promotion only owes outcomes of applies that began, and pins of what was applied', () => {
  const applying = given(started(), ...happened.ready(sandbox), happened.intended(sandbox));
  const aborted = applying.and(happened.ordering('promotion-aborted'));
  aborted.whenLooking().thenNext(['adopt sandbox-01']);
  aborted.and(finished(sandbox)).whenLooking().thenNext(['land sandbox-01']);
  aborted.and(finished(sandbox), pinIntended(sandbox), pinLanded(sandbox)).whenLooking().thenNext([]);
  aborted.and(finished(sandbox, 'failed')).whenLooking().thenNext([]);
});
