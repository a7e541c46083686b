import type { Counts } from '../domain/analysis.ts';
import { needsSomebody } from '../domain/approval-need.ts';
import type { Difference } from '../domain/drift/difference.ts';
import { shortDigest } from '../domain/plan-record.ts';
import type { StackPhase, StackProgress } from '../domain/promotion/state.ts';
import { classText, countsText } from './summary-text.ts';

/** One stack as people and scripts see it. `said` is the story so far in words, in the order it happened. */
export type StackRow = {
  readonly stack: string;
  readonly from: string;
  readonly state: StackPhase;
  readonly said: readonly string[];
  readonly class?: string;
  readonly impacts?: readonly string[];
  readonly counts?: Counts;
  readonly plan?: string;
  readonly pin: StackProgress['pin'];
  readonly pinCommit?: string;
  readonly failures: number;
  readonly drifted: readonly Difference[];
  readonly pending: readonly Difference[];
};

export function stackRow(member: StackProgress): StackRow {
  const { stack, from, phase, judged, pin, pinCommit, failures, driftCheck } = member;
  return {
    stack,
    from,
    state: phase,
    said: saidOf(member),
    ...(judged
      ? { class: judged.summary.class, impacts: judged.summary.impacts, counts: judged.summary.counts, plan: judged.d }
      : {}),
    pin,
    ...(pinCommit === undefined ? {} : { pinCommit }),
    failures,
    drifted: driftCheck?.drifted ?? [],
    pending: driftCheck?.pending ?? [],
  };
}

function saidOf(member: StackProgress): readonly string[] {
  if (member.phase === 'skipped') return [member.skipped ?? 'skipped'];
  const words = [
    driftWord(member.driftCheck),
    member.judged ? countsText(member.judged.summary.counts) : undefined,
    questionWord(member),
    applyWord(member),
    pinWord(member.pin),
    verifyWord(member),
    member.open ? askedWords[member.open.request.purpose] : undefined,
  ].filter((word) => word !== undefined);
  return words.length > 0 ? words : ['not begun'];
}

const askedWords = {
  promote: 'being planned',
  verify: 'being verified',
  compare: 'being compared',
  drift: 'being checked for drift',
  lock: 'choosing providers',
} as const;

const exemptWords = {
  'first-apply': 'first apply',
  reconcile: 'reconcile',
  'own-retry': 'retry',
} as const satisfies Record<string, string>;

function driftWord(check: StackProgress['driftCheck']): string | undefined {
  if (!check) return undefined;
  if (check.exempt !== undefined) return exemptWords[check.exempt as keyof typeof exemptWords] ?? check.exempt;
  return {
    clean: 'no drift',
    accepted: 'accepted drift',
    drifted: 'drifted',
    pending: 'unapplied changes',
    'could-not-check': 'drift not checked',
  }[check.verdict];
}

function questionWord({ phase, judged, planFailure }: StackProgress): string | undefined {
  if (planFailure && phase === 'pending') return 'plan failed';
  if (phase !== 'judged' || !judged) return undefined;
  const waits = needsSomebody(judged.need) ? ` · plan ${shortDigest(judged.d)}` : '';
  return `${classText(judged.summary)}${waits}`;
}

function applyWord({ phase, outcome }: StackProgress): string | undefined {
  if (phase === 'applying') return 'applying';
  if (phase === 'unknown') return 'outcome unknown';
  if (phase === 'failed') return outcome?.result === 'not-started' ? 'not started' : 'apply failed';
  return phase === 'applied' || phase === 'verified' ? 'applied' : undefined;
}

function pinWord(pin: StackProgress['pin']): string | undefined {
  if (pin === 'landed') return 'pin landed';
  return pin === 'failed' ? 'pin not landed' : undefined;
}

function verifyWord({ phase, notVerified }: StackProgress): string | undefined {
  if (phase === 'verified') return 'verified';
  return notVerified ? 'not verified' : undefined;
}
