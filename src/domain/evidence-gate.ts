import type { Evidence } from './evidence.ts';
import { evidenceDue } from './evidence-kinds.ts';
import type { Instant } from './instant.ts';
import { durationText } from './instant.ts';
import type { LedgerState, Promotion, StackProgress } from './promotion/state.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';
import type { EvidenceRule } from './rules.ts';
import type { Wave } from './wave.ts';

export type EvidenceQuestion = {
  readonly wave: Wave;
  readonly member: StackProgress;
  readonly promotion: Promotion;
  readonly ledger: LedgerState;
  readonly now: Instant;
  readonly due: 'apply' | 'wave';
};

/** The latest statement of a kind about this stack in this promotion; a later failing one revokes an earlier pass. */
export function latestEvidence(
  question: Omit<EvidenceQuestion, 'wave' | 'now' | 'due'>,
  kind: string,
): LedgerState['evidence'][number] | undefined {
  const { ledger, promotion, member } = question;
  return ledger.evidence.findLast(
    (evidence) =>
      evidence.kind === kind &&
      evidence.promotion === promotion.id &&
      evidence.stack === member.stack &&
      isAbout(evidence, question),
  );
}

function isAbout(evidence: Evidence, { promotion, member }: Pick<EvidenceQuestion, 'promotion' | 'member'>): boolean {
  return evidence.subject === promotion.release.digest || evidence.subject === member.judged?.d;
}

/** Rules of the wave that are due at this point: where the rule says so, else where the catalogue does. */
export function rulesDue(wave: Wave, due: 'apply' | 'wave'): readonly EvidenceRule[] {
  const wanted = due === 'apply' ? 'before-apply' : 'before-done';
  return wave.requiredEvidence.filter(({ kind, when }) => (when ?? evidenceDue(kind)) === wanted);
}

/** What evidence stands in the way, one refusal a kind. No answer is never a pass unless a rule says so with a reason. */
export function evidenceGate(question: EvidenceQuestion): readonly Refusal[] {
  return rulesDue(question.wave, question.due).flatMap((rule) => evidenceReasons(rule, question));
}

/** What one rule has against it. A moment after the entry that states it counts as the entry's. */
export function evidenceReasons(
  rule: EvidenceRule,
  question: Omit<EvidenceQuestion, 'wave' | 'due'>,
): readonly Refusal[] {
  const { member, promotion, now } = question;
  const evidence = latestEvidence(question, rule.kind);
  const about = { subject: member.stack, owner: evidence?.producer ?? 'the evidence producer' };
  const fix = `waves run ${promotion.release.module}@${promotion.release.version}, or waves evidence add ${promotion.id} --stack ${member.stack} --kind ${rule.kind}`;
  if (evidence?.result === 'failed') {
    return [
      refuse('evidence-failed', { say: `${rule.kind} failed for ${member.stack}: ${evidence.say}`, fix, ...about }),
    ];
  }
  if (evidence?.result === 'passed' || evidence?.result === 'not-applicable') {
    const observed = Math.min(evidence.observedAt, evidence.recorded.at);
    if (rule.maxAge === undefined || now - observed <= rule.maxAge) return [];
    const say = `${rule.kind} of ${member.stack} is older than ${durationText(rule.maxAge)}`;
    return [refuse('evidence-stale', { say, fix, ...about })];
  }
  if (rule.onNoData === 'pass') return [];
  const code = rule.onNoData === 'fail' ? 'evidence-failed' : 'evidence-missing';
  const why = evidence ? `: ${evidence.say}` : '';
  return [refuse(code, { say: `${rule.kind} of ${member.stack} has no answer${why}`, fix, ...about })];
}
