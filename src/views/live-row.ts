import { needsSomebody } from '../domain/approval-need.ts';
import type { Instant, Milliseconds } from '../domain/instant.ts';
import { shortDigest } from '../domain/plan-record.ts';
import type { Promotion, StackPhase, StackProgress } from '../domain/promotion/state.ts';
import type { LastTook } from './durations.ts';

/** What a row asks of whoever watches: nothing yet, patience, an answer, a look, nothing more. */
export type Mood = 'pending' | 'running' | 'waiting' | 'failed' | 'done';

export type LiveRow = {
  readonly promotion: string;
  readonly wave: string;
  readonly stack: string;
  readonly mood: Mood;
  readonly state: StackPhase;
  /** What is being done or waited for, in words. */
  readonly step: string;
  /** Roles that are asked about its plan. */
  readonly waitsFor?: readonly string[];
  /** When this step began. */
  readonly since?: Instant;
  /** How long it took the last time. */
  readonly estimateMs?: Milliseconds;
};

type Step = Pick<LiveRow, 'mood' | 'step' | 'waitsFor'> & {
  readonly since?: Instant | undefined;
  readonly took?: 'plan' | 'apply';
};

export function liveRow(
  promotion: Promotion,
  member: StackProgress,
  { lastTook, starting }: { readonly lastTook: LastTook; readonly starting: ReadonlySet<string> },
): LiveRow {
  const isStarting = starting.has(member.stack) && member.phase === 'judged';
  const { mood, step, since, took, waitsFor } = isStarting ? startingStep : stepOf(promotion, member);
  const estimateMs = took && lastTook(took, member.stack, promotion.release.module);
  return {
    promotion: promotion.id,
    wave: member.wave,
    stack: member.stack,
    mood,
    state: member.phase,
    step,
    ...(waitsFor ? { waitsFor } : {}),
    ...(since === undefined ? {} : { since }),
    ...(estimateMs === undefined ? {} : { estimateMs }),
  };
}

const startingStep: Step = { mood: 'running', step: 'starting the apply' };

const asked = {
  promote: 'planning',
  verify: 'reading again',
  compare: 'comparing',
  drift: 'checking drift',
  lock: 'choosing providers',
} as const;

function stepOf(promotion: Promotion, member: StackProgress): Step {
  const { phase, open, planned, outcome, intent } = member;
  if (open) {
    const { purpose } = open.request;
    const took = purpose === 'promote' ? ({ took: 'plan' } as const) : {};
    return { mood: 'running', step: asked[purpose], since: open.at, ...took };
  }
  switch (phase) {
    case 'applying':
      return { mood: 'running', step: 'applying', since: intent?.at, took: 'apply' };
    case 'applied':
      return appliedStep(member);
    case 'planned':
      return { mood: 'running', step: 'judging', since: planned?.at };
    case 'judged':
      return judgedStep(promotion, member);
    case 'failed':
    case 'unknown':
      return { mood: 'failed', step: outcome?.say ?? phase, since: outcome?.at };
    case 'pending':
      return pendingStep(member);
    case 'verified':
      return { mood: 'done', step: '' };
    case 'skipped':
      return { mood: 'done', step: member.skipped ?? '' };
  }
}

function appliedStep({ pin, outcome, notVerified }: StackProgress): Step {
  if (pin === 'failed') return { mood: 'failed', step: 'pin not landed', since: outcome?.at };
  if (notVerified) return { mood: 'waiting', step: 'not verified', since: notVerified.at };
  return { mood: 'running', step: pin === 'landed' ? 'pin landed' : 'landing the pin', since: outcome?.at };
}

function pendingStep({ planFailure, driftCheck }: StackProgress): Step {
  if (planFailure) return { mood: 'failed', step: `plan failed: ${planFailure.say}`, since: planFailure.at };
  const goesOn = driftCheck?.verdict === 'clean' || driftCheck?.verdict === 'accepted';
  if (!driftCheck || driftCheck.exempt !== undefined || goesOn) return { mood: 'pending', step: '' };
  return { mood: 'waiting', step: verdicts[driftCheck.verdict], since: driftCheck.at };
}

const verdicts = {
  drifted: 'drifted',
  pending: 'unapplied changes',
  'could-not-check': 'drift not checked',
} as const;

function judgedStep(promotion: Promotion, { judged }: StackProgress): Step {
  if (!judged || !needsSomebody(judged.need)) return { mood: 'waiting', step: 'ready', since: judged?.at };
  const missing = missingRoles(promotion, judged.d, judged.need);
  if (missing.length === 0) return { mood: 'waiting', step: 'approved', since: judged.at };
  const step = `waits for ${missing.join(', ')} · plan ${shortDigest(judged.d)}`;
  return { mood: 'waiting', step, waitsFor: missing, since: judged.at };
}

/** Roles that nobody has filled yet, as far as the ledger alone can tell: whether a yes still counts is asked later. */
function missingRoles(
  { grants }: Promotion,
  d: string,
  { roles, anyPerson }: { readonly roles: readonly string[]; readonly anyPerson: boolean },
): readonly string[] {
  const given = grants.filter(({ act, revoked }) => !revoked && act.act.records?.some((one) => one.d === d));
  const missing = roles.filter((role) => !given.some(({ act }) => act.act.role === role));
  return anyPerson && given.length === 0 ? [...missing, 'somebody'] : missing;
}
