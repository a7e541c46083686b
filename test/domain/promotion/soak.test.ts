import { expect, test } from 'vitest';
import { hourMs, minuteMs } from '../../../src/domain/instant.ts';
import { soakStart } from '../../../src/domain/promotion/wave-state.ts';
import { asked, checked, done, lapsed, noNeed, planned, ready, skipped, soakChecked, started } from './happened.ts';
import { noncritical, sandbox, standard1, standard2, wave } from './made.ts';
import { given, later, permitted } from './story.ts';

const soaking = wave('sandbox', [standard1, standard2], { soak: 2 * hourMs });
const after = wave('low-risk-prod', [noncritical]);
const begun = given(started([soaking, after]), ...ready(standard1, { need: noNeed }), ...done(standard1));
const late = begun.and(later(30 * minuteMs), ...ready(standard2, { need: noNeed }), ...done(standard2));
const ended = late.and(later(2 * hourMs));
const drift = ['ask prod-standard-01 drift', 'ask prod-standard-02 drift'];

test('a soak starts when the last member is verified, and says until when', () => {
  const gates = late.whenLooking().thenNext([], ['soaking']);
  expect(gates[0]).toMatchObject({ since: late.now, until: late.now + 2 * hourMs, owner: 'time', subject: 'sandbox' });
  late
    .and(later(2 * hourMs - 1))
    .whenLooking()
    .thenNext([], ['soaking']);
});

test('at the end of the soak each member is checked for drift once more, and then the next wave may start', () => {
  ended.whenLooking().thenNext(drift);
  const first = ended.and(asked(standard1, 'drift'), soakChecked(standard1, 'clean'));
  first.whenLooking().thenNext(['ask prod-standard-02 drift']);
  first.and(asked(standard2, 'drift')).whenLooking().thenNext(['answer prod-standard-02']);
  first
    .and(asked(standard2, 'drift'), soakChecked(standard2, 'clean'))
    .whenLooking()
    .thenNext(['ask prod-noncritical-01 promote']);
});

test('a check before the end does not count', () => {
  const early = late.and(later(hourMs), soakChecked(standard1, 'clean'), later(hourMs));
  early.whenLooking({ since: early.ledger.head.sequence }).thenNext(drift);
});

test('drift found at the end starts the soak anew, for every member', () => {
  const drifted = ended.and(soakChecked(standard1, 'drifted'), soakChecked(standard2, 'clean'));
  const gates = drifted.whenLooking().thenNext([], ['soaking']);
  expect(gates[0]).toMatchObject({ since: drifted.now, until: drifted.now + 2 * hourMs });
  const over = drifted.and(later(2 * hourMs));
  const again = { since: drifted.ledger.head.sequence };
  over.whenLooking(again).thenNext(drift);
  const oneClean = over.and(soakChecked(standard1, 'clean'));
  expect(soakStart([...oneClean.promotion.stacks.values()])).toBe(drifted.now);
  oneClean.whenLooking(again).thenNext(['ask prod-standard-02 drift']);
  oneClean.and(soakChecked(standard2, 'clean')).whenLooking(again).thenNext(['ask prod-noncritical-01 promote']);
});

test('a check at the end that could not be made holds the wave, and a later run checks again', () => {
  const unknown = ended.and(soakChecked(standard1, 'could-not-check'), soakChecked(standard2, 'clean'));
  const gates = unknown.whenLooking().thenNext([], ['could-not-check']);
  expect(gates[0]?.say).toBe(`${standard1} could not be checked at the end of its soak`);
  unknown.whenLooking({ since: unknown.ledger.head.sequence }).thenNext(['ask prod-standard-01 drift']);
});

test('a check that nobody answers three times holds the wave', () => {
  const silent = [asked(standard1, 'drift'), lapsed(standard1)];
  ended
    .and(...silent, ...silent, ...silent, soakChecked(standard2, 'clean'))
    .whenLooking()
    .thenNext([], ['request-lapsed']);
});

test('members that were skipped are not checked, and a wave of only such has nothing to soak', () => {
  const half = begun.and(skipped(standard2), later(2 * hourMs));
  half.whenLooking().thenNext(['ask prod-standard-01 drift']);
  given(started([wave('sandbox', [sandbox], { soak: hourMs }), after]), skipped(sandbox))
    .whenLooking()
    .thenNext(['ask prod-noncritical-01 promote']);
});

test('a soak that is added to the rules while the wave is under way holds the next one', () => {
  const none = wave('sandbox', [standard1], { soak: 0 });
  const over = given(started([none, after]), ...ready(standard1, { need: noNeed }), ...done(standard1));
  over.whenLooking().thenNext(['ask prod-noncritical-01 promote']);
  const contract = { name: 'network-edge', digest: 'other', waves: [{ ...none, soak: hourMs }] };
  over.whenLooking({ contract }).thenNext([], ['soaking']);
});

test('no intent in a wave while the one before still soaks or was not checked', () => {
  const ready2 = [asked(noncritical), [checked(noncritical), planned(noncritical)]] as const;
  const eager = late.and(...ready2, ...ready(noncritical, { need: noNeed }));
  eager.when(permitted(noncritical)).thenRefused('soaking');
  const over = ended.and(...ready(noncritical, { need: noNeed }));
  over.when(permitted(noncritical)).thenRefused('soaking', 'soaking');
  over
    .and(soakChecked(standard1, 'clean'), soakChecked(standard2, 'clean'))
    .when(permitted(noncritical))
    .then({ type: 'apply-intended' });
});
