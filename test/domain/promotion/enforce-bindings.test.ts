import { describe, expect, test } from 'vitest';
import { codes } from '../../../src/domain/codes.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { dayMs, hourMs } from '../../../src/domain/instant.ts';
import type { PlanRecord } from '../../../src/domain/plan-record.ts';
import { actId } from '../../../src/domain/promotion/act-id.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import { refuse } from '../../../src/domain/refusal.ts';
import {
  approved,
  done,
  finished,
  intended,
  judged,
  noNeed,
  ordering,
  planFailed,
  ready,
  retried,
  revoked,
  started,
} from './happened.ts';
import {
  bareWaves,
  dOf,
  needs,
  noncritical,
  otherSum,
  recordOf,
  release,
  rules,
  sandbox,
  signed,
  start,
  startAct,
  wave,
} from './made.ts';
import type { Moment, Permitting } from './story.ts';
import { given, later, permitted } from './story.ts';

const yes = approved('cleo', 'service-owner', sandbox);
const good = given(started(bareWaves), ...ready(sandbox), yes);
const long = { need: needs(['service-owner'], { lifetime: dayMs }) };
const looking = (present: Permitting['present'] = {}) => permitted(sandbox, { present });

/** S08.1: an approval binds eight things. What changes after it, and what the apply is then refused with. */
const eight: Readonly<Record<string, readonly [moment: Moment, permitting: Permitting, code: string, exit: number]>> = {
  artifact: [
    given(started(bareWaves, { release: { ...release, digest: otherSum } }), ...ready(sandbox), yes),
    {},
    'record-forged',
    9,
  ],
  environment: [good, { facts: () => ({ account: { value: 'another account', age: 0 } }) }, 'wrong-account', 6],
  diff: [good, { present: { readSets: new Map([[sandbox, otherSum]]) } }, 'plan-moved', 3],
  plan: [good, { facts: () => ({ state: { value: 'absent', age: 0 } }) }, 'plan-stale', 3],
  'policy result': [
    good,
    {
      present: {
        judgings: new Map([
          [
            sandbox,
            {
              need: needs(['service-owner']),
              denials: [{ policy: 'no-block', verdict: 'deny', address: 'a.b', say: 'blocks', fix: 'count' }],
            },
          ],
        ]),
      },
    },
    'rule-tightened',
    4,
  ],
  identity: [good, { facts: () => ({ proofs: { value: new Set([actId(startAct)]), age: 0 } }) }, 'proof-invalid', 6],
  time: [good.and(later(hourMs - 1), later(1)), { present: { now: start + hourMs } }, 'approval-expired', 3],
  scope: [good, { d: dOf(noncritical) }, 'plan-mismatch', 6],
};

describe('what changes after the approval leaves nothing to apply', () => {
  test.each(Object.entries(eight))('%s', (_, [moment, permitting, code, exit]) => {
    const { outcome } = moment.when(permitted(sandbox, permitting));
    expect(outcome).not.toHaveProperty('type');
    expect((outcome as readonly { code: string }[]).map((reason) => reason.code)).toContain(code);
    expect(codes[code as keyof typeof codes].exit).toBe(exit);
  });
});

test('a spent plan record is refused, also where a forged entry judges it again', () => {
  const failed = good.and(intended(sandbox), finished(sandbox, 'failed'));
  failed.when(permitted(sandbox)).thenRefused('plan-consumed');
  failed.and(retried(sandbox), judged(sandbox)).when(permitted(sandbox)).thenRefused('plan-consumed');
});

/** A record that says something else than its promotion and its digest. */
const forged: Readonly<Record<string, Partial<PlanRecord>>> = {
  promotion: { promotion: 'p-other' },
  ledger: { ledger: 'ledger-2' },
  release: { release: { ...release, commit: 'beef' } },
  'another wave': { wave: 'regulated-prod' },
  contract: { contract: otherSum },
  rules: { rules: otherSum },
  'the lock of another state': { lockKey: `${digestOf('elsewhere')}/default` },
};

describe('a forged record is tampering', () => {
  test.each(Object.entries(forged))('%s', (_, record) => {
    const story = given(
      started(bareWaves),
      ...ready(sandbox, { record }),
      approved('cleo', 'service-owner', sandbox, { record }),
    );
    story.when(permitted(sandbox)).thenRefused('record-forged');
  });
  test('a digest that is not its own', () => {
    const fact = { ...judged(sandbox), d: dOf(sandbox, { nonce: 'other' }) };
    given(started(bareWaves), ...ready(sandbox).slice(0, 3), fact)
      .when(permitted(sandbox, { d: fact.d }))
      .thenRefused('record-forged', 'awaiting-approval');
  });
  test('the record of another stack', () => {
    const fact = { ...judged(noncritical, { record: { wave: 'sandbox' } }), stack: sandbox };
    const story = given(started(bareWaves), ...ready(sandbox).slice(0, 3), fact);
    const { outcome } = story.when(permitted(sandbox));
    expect((outcome as readonly { code: string }[]).map(({ code }) => code)).toContain('record-forged');
  });
});

describe('a start that nobody signed is no start', () => {
  const unsigned = (act: object) => ({ ...startAct, act: { ...startAct.act, ...act } });
  const starts = {
    'another kind of act': unsigned({ type: 'waves.approval' }),
    'another person': unsigned({ by: 'dan' }),
    'another promotion': unsigned({ promotion: 'p-other' }),
    'another release': unsigned({ release: 'network-edge@2.4.0 sha256:1' }),
  };
  test.each(Object.entries(starts))('%s', (_, act) => {
    given(started(bareWaves, { act }), ...ready(sandbox), yes)
      .when(permitted(sandbox))
      .thenRefused('proof-invalid');
  });
  test('a signature that does not verify', () => {
    const [grant] = good.promotion.grants;
    const proofs = { value: new Set([grant?.id ?? '']), age: 0 };
    good.when(permitted(sandbox, { facts: () => ({ proofs }) })).thenRefused('proof-invalid');
  });
});

test('a grant that was appended and not proven does not count, and is named', () => {
  const story = given(started(bareWaves), ...ready(sandbox), yes);
  const proofs = { value: new Set([actId(startAct)]), age: 0 };
  const reasons = story
    .when(permitted(sandbox, { facts: () => ({ proofs }) }))
    .thenRefused('awaiting-approval', 'proof-invalid');
  expect(reasons[1]?.say).toContain('an approval recorded for cleo');
  const beside = story.and(approved('gus', 'service-owner', sandbox));
  const one = { value: new Set([actId(startAct), beside.promotion.grants[0]?.id ?? '']), age: 0 };
  beside.when(permitted(sandbox, { facts: () => ({ proofs: one }) })).thenRefused('proof-invalid');
  const id = beside.promotion.grants[1]?.id ?? '';
  beside
    .and(revoked('gus', id))
    .when(permitted(sandbox, { facts: () => ({ proofs: one }) }))
    .then({ type: 'apply-intended' });
  const loose = { type: 'approved', promotion: 'p-7f3a', act: signed({ type: 'waves.approval', by: 'gus' }) } as const;
  story
    .and(loose)
    .when(permitted(sandbox, { facts: () => ({ proofs: { value: one.value, age: 0 } }) }))
    .then({ type: 'apply-intended' });
});

test('an approval counts strictly until its expiry: of its class, of its own word, of the record', () => {
  const at = (moment: Moment, now: number) => moment.when(looking({ now }));
  at(good, start + hourMs - 1).then({ type: 'apply-intended' });
  at(good, start + hourMs).thenRefused('plan-stale', 'approval-expired');
  const own = given(
    started(bareWaves),
    ...ready(sandbox),
    approved('cleo', 'service-owner', sandbox, { expiresAt: start + 60_000 }),
  );
  at(own, start + 59_999).then({ type: 'apply-intended' });
  at(own, start + 60_000).thenRefused('approval-expired');
  at(own, start + 60_001).thenRefused('approval-expired');
  const brief = { expires: start + 60_000 };
  const record = given(
    started(bareWaves),
    ...ready(sandbox, { ...long, record: brief }),
    approved('cleo', 'service-owner', sandbox, { record: brief }),
  );
  at(record, start + 59_999).then({ type: 'apply-intended' });
  at(record, start + 60_000).thenRefused('plan-expired', 'approval-expired');
  at(record, start + 60_001).thenRefused('plan-expired', 'approval-expired');
});

test('an approval that was revoked, and one whose person lost the role or is gone, does not count', () => {
  const id = good.promotion.grants[0]?.id ?? '';
  good.and(revoked('cleo', id)).when(permitted(sandbox)).thenRefused('awaiting-approval');
  const lost = { ...rules, roles: { ...rules.roles, 'service-owner': [{ person: 'cleo', until: start + 1000 }] } };
  good.when(looking({ rules: lost, now: start + 999 })).then({ type: 'apply-intended' });
  good.when(looking({ rules: lost, now: start + 1000 })).thenRefused('awaiting-approval');
  const gone = { ...rules, people: rules.people.filter((person) => person.id !== 'cleo') };
  good.when(looking({ rules: gone })).thenRefused('awaiting-approval');
});

test('rules that were tightened since ask for more, and rules that were loosened ask for no less', () => {
  const judging = (roles: readonly string[]) => new Map([[sandbox, { need: needs(roles), denials: [] }]]);
  const more = judging(['service-owner', 'security-owner']);
  good.when(looking({ judgings: more })).thenRefused('awaiting-approval');
  const both = good.and(approved('eva', 'security-owner', sandbox));
  both.when(looking({ judgings: more })).then({ approvals: both.promotion.grants.map(({ id }) => id) });
  const none = new Map([[sandbox, { need: noNeed, denials: [] }]]);
  given(started(bareWaves), ...ready(sandbox))
    .when(looking({ judgings: none }))
    .thenRefused('awaiting-approval');
  const pair = given(
    started(bareWaves),
    ...ready(sandbox, { need: needs(['service-owner', 'security-owner']) }),
    approved('ana', 'service-owner', sandbox),
    approved('eva', 'security-owner', sandbox),
  );
  pair.when(looking({ judgings: judging(['service-owner']) })).then({ type: 'apply-intended' });
});

test('the stricter lifetime of pinned and present rules counts', () => {
  const story = given(started(bareWaves), ...ready(sandbox, long), yes);
  const now = start + 30 * 60_000;
  const shorter = new Map([[sandbox, { need: needs(['service-owner'], { lifetime: 60_000 }), denials: [] }]]);
  story.when(looking({ now })).then({ type: 'apply-intended' });
  story.when(looking({ now, judgings: shorter })).thenRefused('approval-expired');
});

test('rules, read sets and present judgings that cannot be read close the gate', () => {
  const unreadable = refuse('rules-unreadable', { say: 'policies/people.yaml cannot be read', fix: 'mend it' });
  good.when(looking({ rules: unreadable })).thenRefused('rules-unreadable');
  good.whenLooking({ rules: unreadable }).thenNext([], ['rules-unreadable']);
  good.when(looking({ readSets: new Map() })).thenRefused('fact-missing');
  good.when(looking({ judgings: new Map() })).thenRefused('fact-missing');
});

test('a freeze that begins exactly at the instant closes; at its end it is over', () => {
  const freeze = {
    name: 'quarter end',
    environments: ['sandbox-*'],
    startsAt: start + 1000,
    endsAt: start + 2000,
    allowedChangeClasses: ['low'],
    additionalApprovals: [],
  };
  const frozen = (now: number) => looking({ now, rules: { ...rules, freezes: [freeze] } });
  good.when(frozen(start + 999)).then({ type: 'apply-intended' });
  const [reason] = good.when(frozen(start + 1000)).thenRefused('frozen');
  expect(reason).toMatchObject({ since: start + 1000, until: start + 2000, owner: 'calendar owner' });
  good.when(frozen(start + 1999)).thenRefused('frozen');
  good.when(frozen(start + 2000)).then({ type: 'apply-intended' });
  const low = given(started(bareWaves), ...ready(sandbox, { summary: { class: 'low' } }), yes);
  low.when(frozen(start + 1000)).then({ type: 'apply-intended' });
});

test('hold, order, budget, lock and a dirty checkout are asked again at the intent', () => {
  good.and(ordering('promotion-held')).when(permitted(sandbox)).thenRefused('held');
  good.when(looking({ checkoutDirty: true })).thenRefused('checkout-dirty');
  const next = good.and(...ready(noncritical, { need: noNeed }));
  next.when(permitted(noncritical)).thenRefused('not-here');
  next
    .and(...done(sandbox))
    .when(permitted(noncritical))
    .then({ type: 'apply-intended' });
  good.and(ordering('promotion-aborted')).when(permitted(sandbox)).thenRefused('plan-mismatch');
});

test('two stacks that turn out to have one state are neither applied, whoever holds no lock yet', () => {
  const { backend, lockKey } = recordOf(sandbox);
  const [, begun] = started(bareWaves);
  const theirs = { promotion: 'p-other', stack: noncritical };
  const twin = judged(noncritical, { record: { promotion: 'p-other', backend, lockKey } });
  const both = good.and({ ...begun, promotion: 'p-other' }, { ...twin, ...theirs });
  const [reason] = both.when(permitted(sandbox)).thenRefused('shared-state');
  expect(reason?.say).toBe(`${sandbox} and ${noncritical} have one state`);
  const over = both.and({ ...ordering('promotion-aborted'), promotion: 'p-other' } as Fact);
  over.when(permitted(sandbox)).then({ type: 'apply-intended' });
});

test('a lock that another promotion holds closes the gate, and says whose it is', () => {
  const other = 'p-other';
  const [, begun] = started(bareWaves);
  const theirs = { promotion: other, stack: sandbox };
  const record = recordOf(sandbox, { promotion: other });
  const story = given(
    started(bareWaves),
    { ...begun, promotion: other },
    { ...judged(sandbox, { record: { promotion: other } }), ...theirs },
  );
  const held = story.and({ ...intended(sandbox, { lockKey: record.lockKey, d: 'theirs' }), ...theirs });
  const [reason] = held
    .and(...ready(sandbox), yes)
    .when(permitted(sandbox))
    .thenRefused('stack-locked');
  expect(reason?.owner).toBe(other);
  const landing = held.and(...ready(sandbox, { need: noNeed }), {
    type: 'pin-landed',
    promotion: 'p-7f3a',
    stack: sandbox,
    version: '2.5.0',
    commit: 'c',
    unchanged: true,
  });
  expect(landing.ledger.locks.get(record.lockKey)?.promotion).toBe(other);
});

test('a retry that is forged into a running apply does not hide it', () => {
  const story = good.and(intended(sandbox, { d: 'another plan' }), retried(sandbox));
  expect(story.member(sandbox).phase).toBe('applying');
  story.when(permitted(sandbox)).thenRefused('plan-mismatch');
});

test('a plan that failed leaves the one before it as it was', () => {
  const again = good.and(...ready(sandbox).slice(0, 3), planFailed(sandbox));
  expect(again.member(sandbox)).toMatchObject({ phase: 'judged', judged: { d: dOf(sandbox) } });
  expect(again.member(sandbox).planned).toBeUndefined();
});

test('a promotion of waves that its stack is not in is a mistake of ours, and is thrown', () => {
  const { present, ledger, promotion } = good;
  const lost = { ...promotion, waves: [wave('elsewhere', [noncritical])] };
  const moment = { ...good, promotion: lost, present: () => present(), ledger };
  expect(() => permitted(sandbox)(moment)).toThrow('is in no wave');
});
