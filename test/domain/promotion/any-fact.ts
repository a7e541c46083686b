import fc from 'fast-check';
import type { Act, SignedAct } from '../../../src/domain/act.ts';
import { nobody } from '../../../src/domain/approval-need.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { recordDigest } from '../../../src/domain/plan-record.ts';
import { actId } from '../../../src/domain/promotion/act-id.ts';
import type { Fact } from '../../../src/domain/promotion/facts.ts';
import type { FoldedEntry } from '../../../src/domain/promotion/fold.ts';
import { factsOf, opened, recordOf, release } from '../ledger/made-facts.ts';

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;
type Rest<T extends Fact['type']> = Omit<FactOf<T>, 'type'>;

// Few names, so that facts meet: two promotions, two members and a stack that is none, three requests, two plans.
const promotion = fc.constantFrom('p1', 'p2');
const stack = fc.constantFrom('a/edge', 'b/edge', 'c/stranger');
const request = fc.constantFrom('r1', 'r2', 'r3');
const nonce = fc.constantFrom('n1', 'n2');
const say = fc.constantFrom('one thing', 'another');
const sum = fc.constantFrom(digestOf('x'), digestOf('y'));
const member = fc.record({ promotion, stack });
const differences = fc.array(fc.record({ address: say, say }), { maxLength: 2 });
const reason = fc.option(say, { nil: undefined });

const act: fc.Arbitrary<SignedAct> = fc.record({ nonce, reason, revokes: fc.nat(1) }).map((given) => {
  const plain: Act = { type: 'waves.approval', ledger: 'l1', by: 'ana', at: 1, nonce: given.nonce };
  const why = given.reason === undefined ? {} : { reason: given.reason };
  const named = given.revokes === 0 ? {} : { revokes: actId({ act: plain, signature: '' }) };
  return { act: { ...plain, ...why, ...named }, signature: 'none' };
});

const asked = {
  id: 'r1',
  module: release.module,
  version: release.version,
  engine: { kind: 'terraform' as const },
  needs: [],
  platforms: [],
  by: 'ana',
  askedAt: 1,
  deadlineMs: 1,
};

const outcome = fc.record({
  result: fc.constantFrom('succeeded' as const, 'failed' as const, 'not-started' as const, 'unknown' as const),
  say,
  changed: fc.boolean(),
});

const plan = fc.record({ promotion, stack, nonce }).map((given) => {
  const record = recordOf(given.promotion, given.stack, given.nonce);
  return { promotion: given.promotion, stack: given.stack, record, d: recordDigest(record) };
});

const start = {
  module: fc.constant(release.module),
  version: fc.constant('2.4.0'),
  commit: say,
  state: fc.constant({ lineage: 'l', serial: 1 }),
};

const ofPromotion = { promotion };
const acted = fc.record({ ...ofPromotion, act });
const onPlan = plan.map(({ record: _, ...named }) => named);

function on<R>(about: fc.Arbitrary<object>, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }) {
  return fc.tuple(about, fc.record(rest)).map(([named, more]) => ({ ...named, ...more }));
}

/** Every kind of fact, with small values. The compiler asks for the one that is missing. */
const kinds = {
  'ledger-opened': fc.constant(opened as FactOf<'ledger-opened'>),
  'release-registered': fc.record({ release: fc.constant(release), inferred: fc.boolean() }),
  'release-alarmed': fc.record({ module: say, version: say, code: say, say }),
  'evidence-recorded': fc.record({
    evidence: fc.record({ id: sum, act, kind: say, subject: sum, promotion, stack, say }) as fc.Arbitrary<Evidence>,
  }),
  'drift-accepted': fc.record({
    id: sum,
    act,
    accepted: fc.record({ stack, addresses: fc.array(say), attributes: fc.array(say), expires: fc.nat(3) }),
  }),
  'promotion-started': promotion.map((id) => {
    const { started } = factsOf(id, 'a/edge');
    return { ...started, waves: started.waves.map((wave) => ({ ...wave, members: ['a/edge', 'b/edge'] })) };
  }) as fc.Arbitrary<FactOf<'promotion-started'>>,
  approved: acted,
  'approval-revoked': acted,
  'promotion-held': acted,
  'promotion-resumed': acted,
  'promotion-aborted': acted,
  'promotion-rejected': acted,
  'promotion-released': fc.record(ofPromotion),
  'stack-skipped': on(member, { why: fc.constant('already-there'), say }),
  'plan-asked': on(member, { request: request.map((id) => ({ id })) }),
  'request-lapsed': on(member, { request }),
  'drift-checked': on(member, {
    request,
    verdict: fc.constantFrom('clean', 'drifted', 'pending', 'could-not-check'),
    drifted: differences,
    pending: differences,
    broughtBy: fc.array(say, { maxLength: 1 }),
  }),
  planned: on(member, { request, fingerprint: sum, result: sum, state: fc.constant('absent') }),
  'plan-failed': on(member, { request, code: say, say }),
  judged: on(plan, { need: fc.constant(nobody), summary: fc.constant(factsOf('p1', 'a/edge').judged('n1').summary) }),
  'plan-kept': on(onPlan, { request }),
  'plan-dropped': on(onPlan, { code: say, say }),
  'apply-intended': on(onPlan, {
    lockKey: say,
    approvals: fc.constant([]),
    gathered: fc.constant([]),
    runFolder: say,
  }),
  'apply-finished': on(onPlan, { outcome, late: fc.boolean() }),
  'partial-accepted': on(onPlan, { act }),
  settled: on(onPlan, { how: fc.constant('adopted'), say, outcome, acts: fc.constant([]) }),
  'providers-asked': fc.constant({ question: asked }),
  'providers-chosen': fc.constant({ request: asked.id, chosen: [] }),
  'stack-adopted': fc.record({ act, adoption: fc.record({ ...start, stack, readSetDigest: sum, analysis: sum }) }),
  'pin-intended': on(member, { version: say, branch: say }),
  'pin-landed': on(member, { version: say, commit: say, unchanged: fc.boolean() }),
  'pin-failed': on(member, { code: say, say }),
  verified: on(member, { request }),
  'not-verified': on(member, { request, differences }),
  compared: on(member, { request, verdict: fc.constantFrom('as-applied', 'differs'), differences }),
  'soak-checked': on(member, { request, verdict: fc.constantFrom('clean', 'drifted'), differences }),
  'stack-retried': on(member, { act }),
} satisfies { [T in Fact['type']]: fc.Arbitrary<Partial<Rest<T>> | object> };

/** Any fact, whether it can have happened then or not. */
const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  ...Object.entries(kinds).map(([type, rest]) => rest.map((values) => ({ ...values, type }) as unknown as Fact)),
);

/** A ledger of small entries, mostly with both promotions started at its beginning. */
export const anyEntries: fc.Arbitrary<readonly FoldedEntry[]> = fc
  .tuple(
    fc.array(kinds['promotion-started'], { maxLength: 2 }),
    fc.array(fc.array(anyFact, { minLength: 1, maxLength: 3 }), { maxLength: 25 }),
  )
  .map(([starts, rest]) =>
    [...starts.map((start) => [start as Fact]), ...rest].map((facts, index) => ({
      sequence: index + 1,
      at: 1000 * (index + 1),
      facts,
    })),
  );
