import type { Analysis } from '../../domain/analysis.ts';
import type { Digest } from '../../domain/digest.ts';
import type { Difference } from '../../domain/drift/difference.ts';
import { driftVerdict, expect } from '../../domain/drift/expect.ts';
import type { Expected } from '../../domain/drift/expected-drift.ts';
import type { Instant } from '../../domain/instant.ts';
import { driftOf, verifyDifferences } from '../../domain/plan/drift.ts';
import type { PlanRequest, Purpose } from '../../domain/plan-request.ts';
import type { PlanResult } from '../../domain/plan-result.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { Promotion, StackProgress } from '../../domain/promotion/state.ts';
import { verdictFact } from './evidence-facts.ts';

export type AnsweredRequest = {
  readonly promotion: Promotion;
  readonly member: StackProgress;
  readonly request: PlanRequest;
  readonly result: PlanResult;
  /** Digest of the result's canonical text. */
  readonly digest: Digest;
  readonly broughtBy: readonly string[];
  /** Digest of what the stack read when it was last applied. */
  readonly lastRead: Digest | undefined;
  /** Leave for drift as it stands when the answer is recorded. */
  readonly expected: Expected;
  readonly now: Instant;
};

type Ok = Extract<PlanResult, { status: 'ok' }>;

/** What a result means, by the purpose it was asked for. Pure. */
export function answered(answer: AnsweredRequest): readonly Fact[] {
  const { request, result } = answer;
  if (result.status !== 'ok') return unanswered(aboutOf(answer), { ...result, purpose: request.purpose });
  switch (request.purpose) {
    case 'promote':
      return promoted(answer, result);
    case 'verify':
      return verified(answer, result);
    case 'drift':
      return soakChecked(answer, result);
    case 'compare':
      return compared(answer, result);
  }
}

function aboutOf({ promotion, member, request }: AnsweredRequest) {
  return { promotion: promotion.id, stack: member.stack, request: request.id };
}

function analysisOf(text: string | undefined): Analysis | undefined {
  return text === undefined ? undefined : (JSON.parse(text) as Analysis);
}

type Unanswered = {
  readonly purpose: Purpose;
  readonly status: 'failed' | 'could-not-check';
  readonly code: string;
  readonly say: string;
};

/** What it means for a stack that something could not be found out: an answer that says so, or nobody could be asked. */
export function unanswered(
  about: { readonly promotion: string; readonly stack: string; readonly request: string },
  result: Unanswered,
): readonly Fact[] {
  // The first line alone: an engine's explanation may repeat any value, and the ledger keeps it for ever (T-S10).
  const say = result.say.split('\n')[0] ?? '';
  const differences: readonly Difference[] = [{ address: about.stack, say: `could not be checked: ${say}` }];
  switch (result.purpose) {
    case 'promote':
      if (result.status === 'failed') return [{ type: 'plan-failed', ...about, code: result.code, say }];
      return [{ type: 'drift-checked', ...about, verdict: 'could-not-check', drifted: [], pending: [], broughtBy: [] }];
    case 'verify':
      return [{ type: 'not-verified', ...about, differences }];
    case 'drift':
      return [{ type: 'soak-checked', ...about, verdict: 'could-not-check', differences }];
    case 'compare':
      return [{ type: 'compared', ...about, verdict: 'could-not-check', differences }];
  }
}

function promoted(answer: AnsweredRequest, result: Ok): readonly Fact[] {
  const about = aboutOf(answer);
  const { member, promotion, request, broughtBy } = answer;
  const firstApply = result.state === 'absent';
  const drift = analysisOf(result.driftAnalysis);
  const found = drift ? driftOf(drift) : { drifted: [], pending: [] };
  const { pending } = found;
  const drifted = seen(answer, found.drifted);
  const verdict = driftVerdict(drifted, pending);
  const exempt = exemption({ firstApply, verdict, ...answer });
  const checked: Fact = {
    type: 'drift-checked',
    ...about,
    verdict,
    drifted,
    pending,
    broughtBy: pending.length > 0 ? broughtBy : [],
    ...(exempt === undefined ? {} : { exempt }),
  };
  const isStopped = verdict === 'drifted' || verdict === 'pending';
  if (isStopped && exempt === undefined) return [checked];
  const planned: Fact = {
    type: 'planned',
    ...about,
    fingerprint: result.fingerprint ?? '',
    result: answer.digest,
    state: result.state,
  };
  const facts = [
    checked,
    planned,
    verdictFact(answer, { kind: 'drift_check', say: exempt ?? driftWords[verdict], at: request.askedAt }),
  ];
  const nothingToDo = !firstApply && request.edits.length === 0 && verdict === 'clean';
  if (!nothingToDo) return facts;
  const say = promotion.kind === 'reconcile' ? 'nothing to reconcile' : `already on ${promotion.release.version}`;
  return [...facts, { type: 'stack-skipped', promotion: promotion.id, stack: member.stack, why: 'already-there', say }];
}

const driftWords = {
  clean: 'no drift',
  accepted: 'only drift that is accepted',
  drifted: 'drifted',
  pending: 'merged changes that are not applied',
} as const;

/** Each difference with the leave it stands under, if any. */
function seen({ member: { stack }, expected, now }: AnsweredRequest, differences: readonly Difference[]) {
  return expect(differences, { stack, expected, now });
}

/** What is exempt from the drift gate (DESIGN 4), each shown and always asking for an approval. */
function exemption(of: {
  firstApply: boolean;
  verdict: string;
  promotion: Promotion;
  member: StackProgress;
  request: PlanRequest;
  lastRead: Digest | undefined;
}): 'first-apply' | 'reconcile' | 'own-retry' | undefined {
  if (of.firstApply) return 'first-apply';
  if (of.verdict === 'clean' || of.verdict === 'accepted') return undefined;
  if (of.promotion.kind === 'reconcile') return 'reconcile';
  const ours = of.member.retriedAt !== undefined && of.member.outcome !== undefined && of.member.failures > 0;
  // What somebody merged since would ride along otherwise.
  const isUnmoved = of.request.readSetDigest === of.lastRead;
  return ours && isUnmoved && of.verdict === 'pending' ? 'own-retry' : undefined;
}

function verified(answer: AnsweredRequest, result: Ok): readonly Fact[] {
  const about = aboutOf(answer);
  const analysis = analysisOf(result.analysis);
  const all = analysis ? verifyDifferences(analysis) : [{ address: answer.member.stack, say: 'no analysis' }];
  const differences = seen(answer, all).filter(({ expected }) => !expected);
  if (differences.length > 0) return [{ type: 'not-verified', ...about, differences }];
  const say = 'applied, and the re-read shows no difference';
  return [{ type: 'verified', ...about }, verdictFact(answer, { kind: 'apply_pass', say, at: answer.request.askedAt })];
}

function soakChecked(answer: AnsweredRequest, result: Ok): readonly Fact[] {
  const about = aboutOf(answer);
  const drift = analysisOf(result.driftAnalysis ?? result.analysis);
  if (!drift) return [{ type: 'soak-checked', ...about, verdict: 'could-not-check', differences: [] }];
  const { drifted, pending } = driftOf(drift);
  const differences = [...seen(answer, drifted), ...pending];
  const verdict = driftVerdict(differences, []);
  return [{ type: 'soak-checked', ...about, verdict: verdict === 'pending' ? 'drifted' : verdict, differences }];
}

/**
 * After an unknown outcome: is the world as the new plan wanted, as it was before, or something between? As strict as
 * the drift check: what one of the versions does not set may be just what the apply changed.
 */
function compared(answer: AnsweredRequest, result: Ok): readonly Fact[] {
  const about = aboutOf(answer);
  const after = restOf(analysisOf(result.analysis));
  const before = restOf(analysisOf(result.driftAnalysis));
  const verdict = after?.length === 0 ? 'as-applied' : before?.length === 0 ? 'as-before' : 'differs';
  return [{ type: 'compared', ...about, verdict, differences: after ?? [] }];
}

function restOf(analysis: Analysis | undefined): readonly Difference[] | undefined {
  if (!analysis) return undefined;
  const { drifted, pending } = driftOf(analysis);
  return [...drifted, ...pending];
}
