import { expect, test } from 'vitest';
import { setDigest } from '../../../src/domain/approval/named.ts';
import { dayMs, hourMs } from '../../../src/domain/instant.ts';
import {
  approved,
  asked,
  done,
  finished,
  grantAct,
  intended,
  lapsed,
  noNeed,
  opened,
  ordering,
  ready,
  released,
  revoked,
  started,
  stated,
} from './happened.ts';
import {
  anyone,
  bareWaves,
  dOf,
  evidence,
  needs,
  noncritical,
  recordOf,
  regulated,
  sandbox,
  signed,
  start,
  startAct,
  wave,
} from './made.ts';
import type { Moment } from './story.ts';
import { given, later, ordered, submitted } from './story.ts';

const digits = (stack: string, count = 12) => dOf(stack).slice('sha256:'.length).slice(0, count);
const one = given(started([wave('sandbox', [sandbox])]), ...ready(sandbox));
const two = given(
  started(bareWaves),
  ...ready(noncritical, { need: needs(['service-owner']) }),
  ...ready(regulated, { need: needs(['security-owner', 'compliance-owner']) }),
);
const approve = (plan: readonly string[], role = 'service-owner') => ({ do: 'approve', plan, role }) as const;
const yes = approve([digits(sandbox)]);

test('an approval names the plans by at least twelve of their digits', () => {
  one.when(ordered(yes, 'cleo')).then({
    type: 'approved',
    act: {
      act: {
        type: 'waves.approval',
        by: 'cleo',
        role: 'service-owner',
        records: [{ stack: sandbox, d: dOf(sandbox) }],
      },
    },
  });
  one.when(ordered(approve([`sha256:${digits(sandbox, 20).toUpperCase()}`]), 'cleo')).then({ type: 'approved' });
  one.when(ordered(approve([digits(sandbox, 11)]), 'cleo')).thenRefused('bad-usage');
  one.when(ordered(approve(['']), 'cleo')).thenRefused('bad-usage');
  one.when(ordered(approve(['not hex digits!']), 'cleo')).thenRefused('bad-usage');
});

test('digits of no open plan are refused, naming those that are', () => {
  const [reason] = one.when(ordered(approve(['000000000000']), 'cleo')).thenRefused('plan-mismatch');
  expect(reason?.say).toBe(`no open plan of p-7f3a begins with 000000000000; open: ${digits(sandbox)} (${sandbox})`);
  const none = given(started(bareWaves))
    .when(ordered(approve(['000000000000']), 'cleo'))
    .thenRefused('plan-mismatch');
  expect(none[0]?.say).toContain('open: none');
  one.and(intended(sandbox)).when(ordered(yes, 'cleo')).thenRefused('plan-mismatch');
});

test('the digest of the listed set names every open plan at once', () => {
  const open = [noncritical, regulated].map((stack) => ({ d: dOf(stack) }));
  const both = given(started(bareWaves), ...ready(noncritical), ...ready(regulated));
  const set = setDigest(open).slice('sha256:'.length, 'sha256:'.length + 12);
  both.when(ordered(approve([set]), 'cleo')).then({
    act: { act: { records: [{ stack: noncritical }, { stack: regulated }] } },
  });
  both.when(ordered(approve([digits(regulated), digits(noncritical), digits(regulated)]), 'cleo')).then({
    act: { act: { records: [{ stack: noncritical }, { stack: regulated }] } },
  });
  both
    .and(ready(sandbox))
    .when(ordered(approve([set]), 'cleo'))
    .thenRefused('plan-mismatch');
});

test('an author, a co-author and the author of a companion edit may not approve', () => {
  for (const person of ['bea', 'cleo', 'gus']) {
    const record = { authors: { persons: ['bea', 'cleo', 'gus'], unknown: [] } };
    const written = given(started(bareWaves), ready(sandbox, { record }));
    const plan = [dOf(sandbox, record).slice('sha256:'.length)];
    written.when(ordered(approve(plan), person)).thenRefused('self-approval');
  }
});

test('whoever started it may not be the only approver, and may be one of two', () => {
  const [reason] = one.when(ordered(yes, 'ana')).thenRefused('self-approval');
  expect(reason?.say).toBe('ana started p-7f3a and would be its only approver');
  const any = given(started(bareWaves), ready(sandbox, { need: anyone }));
  any.when(ordered(yes, 'ana')).thenRefused('self-approval');
  const own = needs(['service-owner'], { requireDifferentActorFromAuthor: false });
  given(started(bareWaves), ready(sandbox, { need: own }))
    .when(ordered(yes, 'ana'))
    .thenRefused('self-approval');
  const pair = given(started(bareWaves), ready(sandbox, { need: needs(['service-owner', 'security-owner']) }));
  pair.when(ordered(yes, 'ana')).then({ type: 'approved' });
});

test('where the rules let authors approve they may, and an unknown author closes nothing', () => {
  const record = { authors: { persons: ['bea'], unknown: ['x@example.org'] } };
  const need = needs(['service-owner'], { requireDifferentActorFromAuthor: false });
  const plan = [dOf(sandbox, record).slice('sha256:'.length)];
  given(started(bareWaves), ready(sandbox, { record, need }))
    .when(ordered(approve(plan), 'bea'))
    .then({ type: 'approved' });
});

test('an author who is no known person closes the plan to everybody', () => {
  const record = { authors: { persons: [], unknown: ['x@example.org'] } };
  const plan = [dOf(sandbox, record).slice('sha256:'.length)];
  const [reason] = given(started(bareWaves), ready(sandbox, { record }))
    .when(ordered(approve(plan), 'cleo'))
    .thenRefused('author-unknown');
  expect(reason?.say).toContain('x@example.org');
});

test('one person may not fill two roles of one plan, unless the first yes no longer stands', () => {
  const pair = given(started(bareWaves), ready(sandbox, { need: needs(['service-owner', 'security-owner']) }));
  const first = pair.and(approved('gus', 'service-owner', sandbox));
  const second = ordered(approve([digits(sandbox)], 'security-owner'), 'gus');
  first.when(second).thenRefused('same-person-two-roles');
  first.when(ordered(approve([digits(sandbox)], 'security-owner'), 'eva')).then({ type: 'approved' });
  first.and(later(hourMs)).when(second).then({ type: 'approved' });
  const id = first.promotion.grants[0]?.id ?? '';
  first.and(revoked('gus', id)).when(second).then({ type: 'approved' });
});

test('a person approves only in a role held at that moment', () => {
  const [reason] = one.when(ordered(yes, 'hal')).thenRefused('role-not-held');
  expect(reason).toMatchObject({
    say: 'hal does not hold service-owner; it is held by ana, bea, cleo, gus',
    owner: 'service-owner',
  });
  one.when(ordered(approve([digits(sandbox)], 'security-owner'), 'ivo')).thenRefused('role-not-held');
  const [nobody] = one.when(ordered(approve([digits(sandbox)], 'king'), 'cleo')).thenRefused('role-not-held');
  expect(nobody?.say).toContain('held by nobody');
  one.when(ordered(yes, 'stranger')).thenRefused('person-unknown');
});

test('where any person will do no role is named, and where a role is asked for one must be', () => {
  const any = given(started(bareWaves), ready(sandbox, { need: anyone }));
  const bare = { do: 'approve', plan: [digits(sandbox)] } as const;
  const fact = any.when(ordered(bare, 'hal')).then({ type: 'approved', act: { act: { by: 'hal' } } });
  expect('act' in fact && fact.act.act).not.toHaveProperty('role');
  any.and(fact).whenLooking().thenNext(['apply sandbox-01']);
  const [reason] = one.when(ordered(bare, 'cleo')).thenRefused('bad-usage');
  expect(reason?.fix).toBe('waves approve … --role service-owner');
});

test('nobody approves before the evidence that is due before the apply has passed', () => {
  const rules = [evidence('policy_pass'), evidence('unit_tests_passed', { onNoData: 'pass' }), evidence('apply_pass')];
  const waiting = given(started([wave('sandbox', [sandbox], { requiredEvidence: rules })]), ready(sandbox));
  const [reason] = waiting.when(ordered(yes, 'cleo')).thenRefused('evidence-not-complete');
  expect(reason?.say).toBe(`policy_pass of ${sandbox} is not passed`);
  const policy = (result: 'passed' | 'failed' | 'not-applicable') =>
    stated(sandbox, 'policy_pass', result, { subject: dOf(sandbox) });
  waiting.and(policy('failed')).when(ordered(yes, 'cleo')).thenRefused('evidence-not-complete');
  waiting.and(policy('passed')).when(ordered(yes, 'cleo')).then({ type: 'approved' });
  waiting.and(policy('not-applicable')).when(ordered(yes, 'cleo')).then({ type: 'approved' });
});

test('an approval signed for another promotion, ledger, wave, plan or stack is out of scope', () => {
  const good = grantAct('cleo', 'service-owner', [sandbox]);
  one.when(submitted(good)).then({ type: 'approved' });
  const [named] = good.act.records ?? [];
  const bad = [
    { promotion: 'p-other' },
    { ledger: 'ledger-2' },
    { records: named ? [{ ...named, wave: 'regulated-prod' }] : [] },
    { records: named ? [named, { ...named, d: dOf(sandbox, { nonce: 'n9' }) }] : [] },
    { records: named ? [{ ...named, stack: regulated }] : [] },
    { records: [] },
  ];
  for (const change of bad) {
    one.when(submitted({ ...good, act: { ...good.act, ...change } })).thenRefused('out-of-scope');
  }
  const { records: _, ...without } = good.act;
  one.when(submitted({ ...good, act: without })).thenRefused('out-of-scope');
  const { promotion: __, ...loose } = good.act;
  one.when(submitted({ ...good, act: loose })).thenRefused('out-of-scope');
});

test('an approval that would not count for a moment is not taken', () => {
  const at = (change: object) => submitted(grantAct('cleo', 'service-owner', [sandbox], change));
  const now = one.and(later(hourMs));
  now.when(at({ at: start })).thenRefused('approval-expired');
  now.when(at({ at: start + 1 })).then({ type: 'approved' });
  now.when(at({ at: start + 1, expiresAt: now.now })).thenRefused('approval-expired');
  now.when(at({ at: start + 1, expiresAt: now.now + 1 })).then({ type: 'approved' });
  one
    .and(later(dayMs))
    .when(at({ at: start + dayMs }))
    .thenRefused('approval-expired');
});

test('approving again what one has approved is no second record', () => {
  const first = one.and(approved('cleo', 'service-owner', sandbox));
  const id = first.promotion.grants[0]?.id ?? '';
  const entry = first.promotion.grants[0]?.sequence;
  first.when(ordered(yes, 'cleo')).thenThere(entry);
  first.when(submitted(grantAct('cleo', 'service-owner', [sandbox]))).thenThere(entry);
  first.when(ordered(yes, 'gus')).then({ type: 'approved' });
  first.and(later(hourMs)).when(ordered(yes, 'cleo')).then({ type: 'approved' });
  first.and(revoked('cleo', id)).when(ordered(yes, 'cleo')).then({ type: 'approved' });
});

test('an approval may end earlier than its class, by its own word', () => {
  const expiresAt = start + 1000;
  const short = one.and(one.when(ordered({ ...yes, expiresAt }, 'cleo')).then({ act: { act: { expiresAt } } }));
  short.and(later(999)).when(ordered(yes, 'cleo')).thenThere();
  short.and(later(1000)).when(ordered(yes, 'cleo')).then({ type: 'approved' });
});

test('a yes for two roles of two plans is asked of the rules for each plan', () => {
  const plan = [digits(noncritical), digits(regulated)];
  two.when(ordered(approve(plan, 'security-owner'), 'eva')).then({ type: 'approved' });
});

test('a revoked approval names one, by its digits or as the only one of that person', () => {
  const first = one.and(approved('cleo', 'service-owner', sandbox));
  const [grant] = first.promotion.grants;
  const revoke = (approval?: string) => ({ do: 'revoke', reason: 'no', ...(approval ? { approval } : {}) }) as const;
  const fact = first
    .when(ordered(revoke(), 'cleo'))
    .then({ type: 'approval-revoked', act: { act: { revokes: grant?.id } } });
  first.when(ordered(revoke(grant?.id.slice(7, 19)), 'dan')).then({ type: 'approval-revoked' });
  first.when(ordered(revoke(), 'dan')).thenRefused('not-here');
  first.when(ordered(revoke('0000'), 'dan')).thenRefused('not-here');
  const gone = first.and(fact);
  gone.when(ordered(revoke(), 'cleo')).thenThere(gone.promotion.grants[0]?.revoked?.sequence);
  const twice = first.and(approved('cleo', 'service-owner', sandbox, { nonce: 'again' }));
  const [reason] = twice.when(ordered(revoke(), 'cleo')).thenRefused('not-here');
  expect(reason?.say).toContain('2 approvals would be meant');
  first.when(submitted(signed({ type: 'waves.revoke', by: 'cleo', reason: 'no' }))).thenRefused('not-here');
});

test('pause, resume, reject and abort are recorded once, and their second time is there already', () => {
  const order = (word: 'pause' | 'resume' | 'reject' | 'abort') => ordered({ do: word, reason: 'because' }, 'dan');
  const held = one.and(one.when(order('pause')).then({ type: 'promotion-held' }));
  held.when(order('pause')).thenThere(held.promotion.held?.sequence);
  const going = held.and(held.when(order('resume')).then({ type: 'promotion-resumed' }));
  going.when(order('resume')).thenThere(going.promotion.resumed?.sequence);
  one.when(order('resume')).thenThere(one.promotion.started.sequence);
  const aborted = one.and(one.when(order('abort')).then({ type: 'promotion-aborted' }));
  aborted.when(order('abort')).thenThere(aborted.promotion.ended?.sequence);
  const rejected = one.and(one.when(order('reject')).then({ type: 'promotion-rejected' }));
  rejected.when(order('reject')).thenThere(rejected.promotion.ended?.sequence);
  expect(rejected.promotion).toMatchObject({ state: 'rejected', ended: { by: 'dan', reason: 'because' } });
});

test('an ended promotion takes no more orders', () => {
  const over = one.and(released);
  for (const word of ['pause', 'reject', 'abort'] as const) {
    const [reason] = over.when(ordered({ do: word, reason: '' }, 'dan')).thenRefused('not-here');
    expect(reason?.say).toBe('p-7f3a is released');
  }
  over.when(ordered(yes, 'cleo')).thenRefused('not-here');
  over.when(submitted(grantAct('cleo', 'service-owner', [sandbox]))).thenRefused('not-here');
  over.when(ordered({ do: 'retry', stack: sandbox, reason: '' }, 'dan')).thenRefused('not-here');
});

test('an order that was signed before the promotion moved is not recorded after it', () => {
  const late: readonly (readonly [Moment, ReturnType<typeof signed>])[] = [
    [one.and(released), signed({ type: 'waves.abort', by: 'dan', reason: 'late' })],
    [one.and(released), signed({ type: 'waves.pause', by: 'dan', reason: 'late' })],
    [one.and(intended(sandbox)), signed({ type: 'waves.retry', by: 'dan', stack: sandbox, reason: 'late' })],
  ];
  for (const [moment, act] of late) moment.when(submitted(act)).thenRefused('not-here');
});

test('a failed, judged or unanswered stack may be tried again; a second order finds it done', () => {
  const retry = ordered({ do: 'retry', stack: sandbox, reason: 'mended' }, 'dan');
  const failed = one.and(intended(sandbox), finished(sandbox, 'failed'));
  const again = failed.and(failed.when(retry).then({ type: 'stack-retried', stack: sandbox }));
  again.when(retry).thenThere(again.member(sandbox).retriedAt?.sequence);
  one.when(retry).then({ type: 'stack-retried' });
  const unanswered = given(started([wave('sandbox', [sandbox])]), asked(sandbox), lapsed(sandbox));
  unanswered.when(retry).then({ type: 'stack-retried' });
  again.and(later(1), asked(sandbox), lapsed(sandbox)).when(retry).then({ type: 'stack-retried' });
  given(started(bareWaves)).when(retry).thenRefused('not-here');
  one.and(intended(sandbox)).when(retry).thenRefused('not-here');
  one
    .and(...done(sandbox))
    .when(retry)
    .thenRefused('not-here');
  one.and(intended(sandbox), finished(sandbox, 'unknown')).when(retry).thenRefused('not-here');
  const [reason] = one.when(ordered({ do: 'retry', stack: 'x/y', reason: '' }, 'dan')).thenRefused('not-here');
  expect(reason?.say).toBe('x/y is not part of p-7f3a');
  one.when(submitted(signed({ type: 'waves.retry', by: 'dan', reason: '' }))).thenRefused('not-here');
});

test('acts of people who are not known, and acts that are no orders, are not recorded', () => {
  one.when(ordered({ do: 'pause', reason: '' }, 'stranger')).thenRefused('person-unknown');
  one.when(submitted(signed({ type: 'waves.settle', by: 'dan' }))).thenRefused('out-of-scope');
  one.when(submitted(startAct)).thenThere(one.promotion.started.sequence);
});

test('what a person says about a plan that asks nobody names no open plan', () => {
  given(started(bareWaves), ready(sandbox, { need: noNeed }))
    .when(ordered(yes, 'cleo'))
    .thenRefused('plan-mismatch');
});

test('orders before the ledger was opened belong to no ledger', () => {
  const [, begun] = started();
  given(begun)
    .when(ordered({ do: 'pause', reason: '' }, 'dan'))
    .thenRefused('out-of-scope');
  given(opened, begun, ordering('promotion-held'))
    .when(ordered({ do: 'resume', reason: '' }, 'dan'))
    .then({});
  expect(recordOf(sandbox).ledger).toBe('ledger-1');
});
