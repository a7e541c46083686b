import { expect, test } from 'vitest';
import { hourMs } from '../../src/domain/instant.ts';
import type { EvidenceRule } from '../../src/domain/rules.ts';
import { done, noNeed, ready, skipped, started, stated } from './promotion/happened.ts';
import { dOf, evidence, noncritical, sandbox, start, wave } from './promotion/made.ts';
import { given, later, permitted } from './promotion/story.ts';

const metric = 'waf_count_metrics';
const after = wave('low-risk-prod', [noncritical]);

/** The sandbox is verified, and its wave asks for this. */
function requiring(...rules: readonly EvidenceRule[]) {
  const waves = [wave('sandbox', [sandbox], { requiredEvidence: rules }), after];
  return given(started(waves), ...ready(sandbox, { need: noNeed }), ...done(sandbox));
}

/** The sandbox is judged, and its apply asks for this. */
function before(...rules: readonly EvidenceRule[]) {
  const waves = [wave('sandbox', [sandbox], { requiredEvidence: rules }), after];
  return given(started(waves), ...ready(sandbox, { need: noNeed }));
}

test('evidence that is due is asked for once in a run, and missing evidence is no data', () => {
  const waiting = requiring(evidence(metric));
  waiting.whenLooking().thenNext([`collect sandbox-01 ${metric}`]);
  const nothing = waiting.and(stated(sandbox, metric, 'no-data'));
  const gates = nothing.whenLooking().thenNext([], ['evidence-missing']);
  expect(gates[0]?.say).toBe(`${metric} of ${sandbox} has no answer: ${metric} no-data`);
  nothing.whenLooking({ since: nothing.ledger.head.sequence }).thenNext([`collect sandbox-01 ${metric}`]);
});

test('the latest statement counts: a later failure takes an earlier pass back', () => {
  const passed = requiring(evidence(metric)).and(stated(sandbox, metric));
  passed.whenLooking().thenNext(['ask prod-noncritical-01 promote']);
  const failed = passed.and(stated(sandbox, metric, 'failed', { producer: 'collector:waf' }));
  const gates = failed.whenLooking().thenNext([], ['evidence-failed']);
  expect(gates[0]).toMatchObject({ say: `${metric} failed for ${sandbox}: ${metric} failed`, owner: 'collector:waf' });
  failed.and(stated(sandbox, metric)).whenLooking().thenNext(['ask prod-noncritical-01 promote']);
});

test('what does not apply counts as passed; what is pending does not', () => {
  const one = requiring(evidence(metric));
  one
    .and(stated(sandbox, metric, 'not-applicable'))
    .whenLooking()
    .thenNext(['ask prod-noncritical-01 promote']);
  one
    .and(stated(sandbox, metric, 'pending'))
    .whenLooking()
    .thenNext([], ['evidence-missing']);
});

test('old evidence is stale after its age, not at it, and a later run asks for it anew', () => {
  const fresh = requiring(evidence(metric, { maxAge: hourMs })).and(stated(sandbox, metric));
  fresh.and(later(hourMs)).whenLooking().thenNext(['ask prod-noncritical-01 promote']);
  const stale = fresh.and(later(hourMs + 1));
  expect(stale.whenLooking().thenNext([], ['evidence-stale'])[0]?.say).toContain('older than 1 h');
  stale.whenLooking({ since: stale.ledger.head.sequence }).thenNext([`collect sandbox-01 ${metric}`]);
});

test('evidence that says it was observed later than it was recorded is no fresher for it', () => {
  const future = stated(sandbox, metric, 'passed', { observedAt: start + 100 * hourMs });
  const told = requiring(evidence(metric, { maxAge: hourMs })).and(future);
  told
    .and(later(hourMs + 1))
    .whenLooking()
    .thenNext([], ['evidence-stale']);
});

test('a rule may say that no answer fails, or passes; passing without an answer still asks once', () => {
  requiring(evidence(metric, { onNoData: 'fail' }))
    .and(stated(sandbox, metric, 'no-data'))
    .whenLooking()
    .thenNext([], ['evidence-failed']);
  const lenient = requiring(evidence(metric, { onNoData: 'pass', reason: 'new metric' }));
  lenient.whenLooking().thenNext([`collect sandbox-01 ${metric}`]);
  lenient
    .and(stated(sandbox, metric, 'no-data'))
    .whenLooking()
    .thenNext(['ask prod-noncritical-01 promote']);
  lenient
    .and(stated(sandbox, metric, 'failed'))
    .whenLooking()
    .thenNext([], ['evidence-failed']);
});

test('what a person stated is not asked of a collector', () => {
  requiring(evidence(metric))
    .and(stated(sandbox, metric, 'failed', { act: true }))
    .whenLooking({ since: 100 })
    .thenNext([], ['evidence-failed']);
});

test('what waves states itself is not asked of a collector', () => {
  requiring(evidence('apply_pass')).whenLooking().thenNext([], ['evidence-missing']);
});

test('members that were skipped owe no evidence', () => {
  const waves = [wave('sandbox', [sandbox], { requiredEvidence: [evidence(metric)] }), after];
  given(started(waves), skipped(sandbox)).whenLooking().thenNext(['ask prod-noncritical-01 promote']);
});

test('evidence about another plan of the stack does not count', () => {
  const one = before(evidence('policy_pass'));
  one.whenLooking().thenNext([], ['evidence-missing']);
  const old = stated(sandbox, 'policy_pass', 'passed', { subject: dOf(sandbox, { nonce: 'before' }) });
  one.and(old).when(permitted(sandbox)).thenRefused('evidence-missing');
  const about = stated(sandbox, 'policy_pass', 'passed', { subject: dOf(sandbox) });
  one.and(about).when(permitted(sandbox)).then({ type: 'apply-intended' });
});

test('evidence of another stack does not count', () => {
  requiring(evidence(metric))
    .and(stated(noncritical, metric))
    .whenLooking()
    .thenNext([`collect sandbox-01 ${metric}`]);
});

test('kinds that are due before the apply are asked for then, and hold it', () => {
  const one = before(evidence('unit_tests_passed'));
  one.whenLooking().thenNext(['collect sandbox-01 unit_tests_passed']);
  one.when(permitted(sandbox)).thenRefused('evidence-missing');
  one.and(stated(sandbox, 'unit_tests_passed')).whenLooking().thenNext(['apply sandbox-01']);
});

test('a rule may say when its kind is due', () => {
  const early = before(evidence(metric, { when: 'before-apply' }));
  early.when(permitted(sandbox)).thenRefused('evidence-missing');
  const late = before(evidence('unit_tests_passed', { when: 'before-done' }));
  late.whenLooking().thenNext(['apply sandbox-01']);
});

test('evidence that present rules ask for beside the pinned ones is asked for, and each kind once', () => {
  const pinned = evidence(metric, { onNoData: 'pass' });
  const waves = [wave('sandbox', [sandbox], { requiredEvidence: [pinned] }), after];
  const one = given(started(waves), ...ready(sandbox, { need: noNeed }), ...done(sandbox));
  const now = [pinned, evidence(metric), evidence('canary_metrics')];
  const contract = { name: 'network-edge', digest: 'other', waves: [wave('sandbox', [], { requiredEvidence: now })] };
  one.whenLooking({ contract }).thenNext([`collect sandbox-01 ${metric}`, 'collect sandbox-01 canary_metrics']);
  const nothing = one.and(stated(sandbox, metric, 'no-data'), stated(sandbox, 'canary_metrics'));
  nothing.whenLooking({ contract }).thenNext([], ['evidence-missing']);
  nothing.whenLooking().thenNext(['ask prod-noncritical-01 promote']);
});
