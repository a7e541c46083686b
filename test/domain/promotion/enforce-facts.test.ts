import { describe, expect, test } from 'vitest';
import { codes } from '../../../src/domain/codes.ts';
import type { Facts } from '../../../src/domain/promotion/gathered.ts';
import { factAgeMax } from '../../../src/domain/promotion/gathered.ts';
import type { Refusal } from '../../../src/domain/refusal.ts';
import { approved, asked, checked, finished, intended, judged, planned, ready, retried, started } from './happened.ts';
import {
  bareWaves,
  dOf,
  holding,
  needs,
  otherSum,
  recordOf,
  regulated,
  sandbox,
  standard1,
  standard2,
} from './made.ts';
import type { Permitting } from './story.ts';
import { given, permitted } from './story.ts';

const yes = approved('cleo', 'service-owner', sandbox);
const good = given(started(bareWaves), ...ready(sandbox), yes);
const seen = <T>(value: T) => ({ value, age: 0 });
const replacing = (changes: Partial<Facts>): Permitting => ({ facts: () => changes });

test('where everything holds there is exactly one intent, and it names the approvals it uses', () => {
  const [grant] = good.promotion.grants;
  const intent = good.when(permitted(sandbox)).then({
    type: 'apply-intended',
    d: dOf(sandbox),
    approvals: [grant?.id],
    runFolder: '/run/1',
  });
  const after = good.and(intent);
  expect(after.ledger.spent).toEqual(new Set([dOf(sandbox)]));
  after.when(permitted(sandbox)).thenRefused('plan-consumed');
});

test('the intent says what was seen and when, by ledger time', () => {
  const answer = good.when(
    permitted(sandbox, { facts: ({ engine }) => ({ engine: { ...engine, age: 1500.4 } as Facts['engine'] }) }),
  );
  const { gathered } = answer.outcome as { gathered: readonly { kind: string; value: string; at: number }[] };
  expect(gathered.map(({ kind }) => kind)).toHaveLength(19);
  expect(gathered.find(({ kind }) => kind === 'engine')).toEqual({
    kind: 'engine',
    value: expect.stringContaining('"version":"1.12.2"'),
    at: good.now - 1500,
  });
  expect(gathered.find(({ kind }) => kind === 'backendLock')?.value).toBe('null');
  expect(gathered.find(({ kind }) => kind === 'proofs')?.value).toMatch(/^\["sha256:/);
});

/** What each gathered fact may not be, and the code it then has. */
const different: readonly (readonly [keyof Facts, unknown, string])[] = [
  ['governedHead', '', 'fact-missing'],
  ['account', 'id of prod-standard-01', 'wrong-account'],
  ['state', { lineage: 'lineage', serial: 5 }, 'plan-stale'],
  ['state', 'absent', 'plan-stale'],
  ['planState', { lineage: 'other', serial: 4 }, 'plan-changed'],
  ['backend', otherSum, 'inputs-changed'],
  ['backendLock', 'somebody@elsewhere', 'backend-locked'],
  ['planFile', otherSum, 'plan-changed'],
  ['workspace', otherSum, 'workspace-changed'],
  ['engine', { kind: 'terraform', version: '1.12.2', binary: otherSum }, 'toolchain-changed'],
  ['engine', { kind: 'tofu', version: '1.12.2', binary: otherSum }, 'toolchain-changed'],
  ['variables', 'hmac:2', 'inputs-changed'],
  ['analysis', otherSum, 'analysis-differs'],
  ['judgement', otherSum, 'judgement-differs'],
  ['pinned', false, 'record-forged'],
  ['drift', 'drifted', 'record-forged'],
  ['drift', 'pending', 'record-forged'],
  ['sources', ['script.sh'], 'sources-differ'],
  ['authors', ['dan'], 'record-forged'],
  ['root', '/home/somebody', 'workspace-changed'],
];

describe('a fact that is different', () => {
  test.each(different)('%s is %j: %s', (kind, value, code) => {
    good.when(permitted(sandbox, replacing({ [kind]: seen(value) }))).thenRefused(code);
  });
});

test('differences of tampering have exit 9, of the wrong place and tool 6, of a moved world 3', () => {
  const exits = Object.fromEntries(different.map(([, , code]) => [code, codes[code as keyof typeof codes].exit]));
  expect(exits).toEqual({
    'fact-missing': 5,
    'wrong-account': 6,
    'plan-stale': 3,
    'plan-changed': 9,
    'inputs-changed': 6,
    'backend-locked': 7,
    'workspace-changed': 9,
    'toolchain-changed': 6,
    'analysis-differs': 9,
    'judgement-differs': 9,
    'record-forged': 9,
    'sources-differ': 9,
  });
});

const kinds = Object.keys(holding(recordOf(sandbox), good.promotion)) as (keyof Facts)[];

describe('a fact that could not be had, or is too old, is no data', () => {
  test.each(kinds)('%s', (kind) => {
    const missing = good.when(permitted(sandbox, replacing({ [kind]: { missing: 'no route to host' } })));
    expect(codesIn(missing.outcome)).toContain('fact-missing');
    const old = (age: number) =>
      good.when(permitted(sandbox, { facts: (facts) => ({ [kind]: { ...facts[kind], age } }) }));
    old(factAgeMax).then({ type: 'apply-intended' });
    old(factAgeMax + 1).thenRefused('fact-missing');
  });
});

function codesIn(outcome: unknown): readonly string[] {
  return Array.isArray(outcome) ? outcome.map(({ code }: Refusal) => code) : [];
}

test('what a list of differences names is said, five at most', () => {
  const sources = ['1', '2', '3', '4', '5', '6'];
  const [reason] = good.when(permitted(sandbox, replacing({ sources: seen(sources) }))).thenRefused('sources-differ');
  expect(reason?.say).toBe(`the sealed folder is not the recorded tree plus our edits (${sandbox}): 1, 2, 3, 4, 5`);
});

test('every fact that does not hold is said at once', () => {
  const changes = { account: seen('other'), planFile: seen(otherSum), variables: { missing: 'gone' } };
  good.when(permitted(sandbox, replacing(changes))).thenRefused('wrong-account', 'plan-changed', 'fact-missing');
});

test('a plan made on empty state is for empty state only', () => {
  const record = { state: 'absent' } as const;
  const first = given(
    started(bareWaves),
    asked(sandbox),
    [checked(sandbox, { exempt: 'first-apply' }), planned(sandbox)],
    judged(sandbox, { record }),
    approved('cleo', 'service-owner', sandbox, { record }),
  );
  first.when(permitted(sandbox)).then({ type: 'apply-intended' });
  const there = { state: seen({ lineage: 'lineage', serial: 1 }) };
  first.when(permitted(sandbox, replacing(there))).thenRefused('plan-stale');
});

test('an exemption from the drift gate must be one that the stack has', () => {
  const exempted = (exempt: 'first-apply' | 'reconcile' | 'own-retry', kind: 'promote' | 'reconcile' = 'promote') =>
    given(
      started(bareWaves, { kind }),
      asked(sandbox),
      [checked(sandbox, { verdict: 'pending', exempt }), planned(sandbox)],
      judged(sandbox),
      yes,
    );
  const drift = (value: 'drifted' | 'pending') => permitted(sandbox, replacing({ drift: seen(value) }));
  exempted('first-apply').when(drift('pending')).thenRefused('record-forged');
  exempted('reconcile').when(drift('drifted')).thenRefused('record-forged');
  exempted('reconcile', 'reconcile').when(drift('drifted')).then({ type: 'apply-intended' });
  exempted('own-retry').when(drift('pending')).thenRefused('record-forged');
  const outcome = { result: 'failed', say: 'half way', changed: true } as const;
  const own = (first: { nonce: string; readSetDigest?: string }) =>
    given(
      started(bareWaves),
      ...ready(sandbox, { record: first }),
      intended(sandbox, { d: dOf(sandbox, first) }),
      finished(sandbox, 'failed', { d: dOf(sandbox, first), outcome }),
      retried(sandbox),
      asked(sandbox),
      [checked(sandbox, { verdict: 'pending', exempt: 'own-retry' }), planned(sandbox)],
      judged(sandbox),
      yes,
    );
  own({ nonce: 'first' }).when(drift('pending')).then({ type: 'apply-intended' });
  own({ nonce: 'first' }).when(drift('drifted')).thenRefused('record-forged');
  const merged = own({ nonce: 'first', readSetDigest: 'what it read before a merge' });
  merged.when(drift('pending')).thenRefused('record-forged');
});

test('a drift check that did not stand, or is not there, carries no apply', () => {
  const none = given(started(bareWaves), judged(sandbox), yes);
  none.when(permitted(sandbox)).thenRefused('record-forged', 'plan-stale');
  const drifted = given(
    started(bareWaves),
    asked(sandbox),
    checked(sandbox, { verdict: 'drifted' }),
    judged(sandbox),
    yes,
  );
  drifted.when(permitted(sandbox)).thenRefused('plan-stale');
});

test('what the fact says of whom it needs is a claim: whom the rules ask for is derived again', () => {
  const stricter = seen({ need: needs(['service-owner', 'security-owner']), denials: [] });
  const [reason] = good.when(permitted(sandbox, replacing({ derived: stricter }))).thenRefused('awaiting-approval');
  expect(reason?.owner).toBe('security-owner');
  const looser = seen({ need: needs(['service-owner']), denials: [] });
  const forged = given(started(bareWaves), ...ready(sandbox, { need: needs(['king']) }), yes);
  forged
    .when(
      permitted(sandbox, {
        ...replacing({ derived: looser }),
        present: { judgings: new Map([[sandbox, looser.value]]) },
      }),
    )
    .then({
      type: 'apply-intended',
    });
});

test('what the fact says of denials is a claim too', () => {
  const denial = {
    policy: 'waf-count-first',
    verdict: 'deny',
    address: 'a.b',
    say: 'blocks at once',
    fix: 'count',
  } as const;
  const derived = seen({ need: needs(['service-owner']), denials: [denial] });
  const [reason] = good.when(permitted(sandbox, replacing({ derived }))).thenRefused('policy-denied');
  expect(reason).toMatchObject({ say: 'waf-count-first: a.b: blocks at once', fix: 'count' });
  const claimed = given(started(bareWaves), ...ready(sandbox, { summary: { denials: [denial] } }), yes);
  claimed.when(permitted(sandbox)).then({ type: 'apply-intended' });
  claimed.whenLooking().thenNext([], ['policy-denied']);
});

test('another stack of the same promotion has its own plan only', () => {
  const three = given(
    started([{ ...(bareWaves[2] as (typeof bareWaves)[2]) }]),
    ...ready(standard1),
    ...ready(standard2),
  );
  three.when(permitted(standard1, { d: dOf(standard2) })).thenRefused('plan-mismatch');
  expect(() => three.when(permitted(regulated))).toThrow('no judged plan');
});
