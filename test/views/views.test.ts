import { expect, test } from 'vitest';
import { setDigest } from '../../src/domain/approval/named.ts';
import { hourMs, minuteMs } from '../../src/domain/instant.ts';
import { shortDigest } from '../../src/domain/plan-record.ts';
import { refuse } from '../../src/domain/refusal.ts';
import { approvalsOf } from '../../src/views/approvals.ts';
import { inboxOf } from '../../src/views/inbox.ts';
import { isoText } from '../../src/views/iso.ts';
import { locksOf } from '../../src/views/locks.ts';
import { releaseView } from '../../src/views/release.ts';
import { reportOf } from '../../src/views/report.ts';
import { byExit } from '../../src/views/sorted-reasons.ts';
import { allPromotions, promotionStatus } from '../../src/views/status.ts';
import { act, id, pausedStory, quiet, release, rules, sandbox, standard, startedStory } from './story.ts';

test('a status says where every stack is and how far the waves are', () => {
  const { promotion, ledger, now } = pausedStory();
  const status = promotionStatus(promotion, ledger, now);
  expect(status).toMatchObject({ wave: 2, waves: 3, state: 'open', from: ['2.3.0', '2.4.0'] });
  expect(status.stacks).toEqual({ verified: 1, judged: 1, pending: 2 });
  expect(status.steps.map(({ state }) => state)).toEqual(['done', 'current', 'later']);
  expect(status.steps[0]?.members[0]?.said).toEqual(['no drift', '+2 ~1', 'applied', 'pin landed', 'verified']);
});

test('a held promotion says who holds it and why', () => {
  const story = pausedStory();
  const held = act({ type: 'waves.pause', by: 'bob', at: story.now, reason: 'incident' });
  story.add({ type: 'promotion-held', promotion: id, act: held });
  expect(allPromotions(story.ledger)[0]).toMatchObject({ state: 'held', by: 'bob', because: 'incident' });
});

test('an approval counts down to its expiry and then no longer stands', () => {
  const story = pausedStory().approved([quiet], 'alice', 'platform-owner');
  const given = story.now - minuteMs;
  const at = (now: number) => approvalsOf(story.promotion, story.ledger, now)[0];
  expect(at(given + 10 * minuteMs)).toMatchObject({ state: 'stands', leftSeconds: 50 * 60 });
  expect(at(given)?.until).toBe(isoText(given + hourMs));
  expect(at(given + hourMs - 1)?.state).toBe('stands');
  expect(at(given + hourMs)?.state).toBe('expired');
  expect(at(given + hourMs)?.leftSeconds).toBeUndefined();
});

test('an approval that an apply used says so, also after its expiry', () => {
  const story = pausedStory().approved([quiet], 'alice', 'platform-owner').applied(quiet);
  expect(approvalsOf(story.promotion, story.ledger, story.now + hourMs)[0]?.state).toBe('used');
});

test('an approval of a dropped plan is void', () => {
  const story = pausedStory().approved([quiet], 'alice', 'platform-owner');
  const dropped = { promotion: id, stack: quiet, d: story.dOf(quiet), code: 'plan-moved', say: 'it moved' };
  story.add({ type: 'plan-dropped', ...dropped });
  expect(approvalsOf(story.promotion, story.ledger, story.now)[0]).toMatchObject({ state: 'void' });
});

test('the inbox asks each role that is still missing, with the age of the question', () => {
  const { ledger, now } = pausedStory();
  const items = inboxOf({ ledger, rules, now: now + hourMs });
  expect(items.map(({ role, holders }) => [role, holders])).toEqual([
    ['platform-owner', ['alice', 'dora']],
    ['security-owner', ['bob', 'dora']],
  ]);
  expect(items[0]?.plans[0]).toMatchObject({ stack: quiet, counts: '+2 ~1', ageSeconds: 3660 });
});

test('the inbox of a person shows only what that person could answer', () => {
  const story = pausedStory().approved([quiet], 'alice', 'platform-owner');
  const { ledger, now } = story;
  const rolesOf = (person: string) => inboxOf({ ledger, rules, now, person }).map(({ role }) => role);
  expect(rolesOf('alice')).toEqual([]);
  expect(rolesOf('bob')).toEqual(['security-owner']);
  expect(rolesOf('carol')).toEqual([]);
});

test('somebody who wrote the change is not asked, whatever roles they hold', () => {
  const { ledger, now } = pausedStory();
  const withRole = { ...rules, roles: { ...rules.roles, 'platform-owner': [{ person: 'carol' }] } };
  expect(inboxOf({ ledger, rules: withRole, now, person: 'carol' })).toEqual([]);
});

test('several plans can be named by one digest', () => {
  const story = startedStory().judged(standard[0]).judged(standard[1]);
  const [item] = inboxOf({ ledger: story.ledger, rules, now: story.now });
  const set = setDigest(standard.map((stack) => ({ d: story.dOf(stack) })));
  expect(item?.set).toBe(set);
  expect(item?.command).toBe(`waves approve ${id} --plan ${shortDigest(set)} --role platform-owner`);
});

test('a single plan is named by its own digest', () => {
  const story = pausedStory();
  const [item] = inboxOf({ ledger: story.ledger, rules, now: story.now });
  expect(item?.set).toBeUndefined();
  expect(item?.command).toContain(`--plan ${shortDigest(story.dOf(quiet))}`);
});

test('reasons come in the order their exits win', () => {
  const of = (code: Parameters<typeof refuse>[0]) => refuse(code, { say: code, fix: '' });
  const mixed = [of('awaiting-approval'), of('drifted'), of('evidence-missing'), of('ledger-tampered'), of('held')];
  const sorted = byExit(mixed).map(({ code }) => code);
  expect(sorted).toEqual(['ledger-tampered', 'evidence-missing', 'drifted', 'awaiting-approval', 'held']);
});

test('roles that are asked about one plan share a sentence, and its findings stand under it', () => {
  const story = pausedStory();
  const plan = shortDigest(story.dOf(quiet));
  const reasons = ['platform-owner', 'security-owner'].map((role) =>
    refuse('awaiting-approval', {
      say: `${quiet} waits for ${role} on plan ${plan}`,
      fix: `waves approve ${id} --plan ${plan} --role ${role}`,
      subject: quiet,
      owner: role,
    }),
  );
  const report = reportOf({ promotion: story.promotion, reasons, interrupted: false });
  expect(report.label).toBe('Paused');
  expect(report.stops.map(({ say }) => say)).toEqual([
    `${quiet} waits for platform-owner and security-owner on plan ${plan}`,
  ]);
  expect(report.stops[0]?.details).toEqual([
    'aws_wafv2_web_acl_association.edge[0]  attaches a web ACL to a public load balancer',
    'an approval lasts 1 h (network); nobody who wrote this change may give it',
  ]);
  expect(report.next).toBe(`waves approve ${id} --plan ${plan} --role platform-owner`);
});

test('a lock is held from the intent, names its fence, and is quarantined while the outcome is unknown', () => {
  const story = pausedStory();
  const about = { promotion: id, stack: quiet, d: story.dOf(quiet) };
  story.add({
    type: 'apply-intended',
    ...about,
    lockKey: `lock:${quiet}`,
    approvals: [],
    gathered: [],
    runFolder: '/runs/2',
  });
  expect(locksOf(story.ledger)).toMatchObject([{ stack: quiet, entry: story.entries.length, quarantined: false }]);
  story.add({ type: 'apply-finished', ...about, outcome: { result: 'unknown', say: 'killed' }, late: false });
  expect(locksOf(story.ledger)).toMatchObject([{ promotion: id, quarantined: true }]);
});

test('a release says what it is, what is not known about it, and where it runs', () => {
  const { ledger } = pausedStory();
  const view = releaseView(ledger, { module: 'network-edge', version: '2.5.0' });
  expect(view).toMatchObject({
    source: release.source,
    commit: release.commit,
    digest: release.digest,
    signature: 'not-configured',
    sbom: 'not-configured',
    provenance: 'not-configured',
    firstSeen: '2026-07-03T10:01:00Z',
  });
  expect(view?.currentAccounts.map(({ account, stack }) => [account, stack])).toEqual([['sandbox-01', sandbox]]);
  expect(releaseView(ledger, { module: 'network-edge', version: '9.9.9' })).toBeUndefined();
});
