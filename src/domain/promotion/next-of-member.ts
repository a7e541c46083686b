import { isCode } from '../codes.ts';
import { shortDigest } from '../plan-record.ts';
import type { Purpose } from '../plan-request.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { collectOf } from './collect.ts';
import { isDriftCheckOld, lapsedDrift } from './drift-gate.ts';
import { driftedRefusal, listed } from './drifted-refusal.ts';
import type { GateQuestion } from './gate-question.ts';
import { runCommand } from './gate-question.ts';
import { applyGates, waveOf } from './gates.ts';
import type { Judged, StackProgress } from './state.ts';
import type { Next } from './steps.ts';
import { gate, nothing, step } from './steps.ts';

/** How often a request may lapse before the plan counts as failed (DESIGN 3). */
const lapsesMax = 3;

/** What one stack of the current wave may do now. */
export function nextOfMember(question: GateQuestion): Next {
  const { member } = question;
  if (member.open) return nextOfRequest(question, member.open);
  switch (member.phase) {
    case 'pending':
      return nextOfPending(question);
    case 'planned':
      return step({ do: 'judge', stack: member.stack });
    case 'judged':
      return nextOfJudged(question);
    case 'applying':
      return member.intent ? step({ do: 'adopt', stack: member.stack, d: member.intent.d }) : nothing;
    case 'applied':
      return nextOfApplied(question);
    case 'failed':
      return gate(failed(question));
    case 'unknown':
      return gate(unknown(question));
    case 'verified':
    case 'skipped':
      return nothing;
  }
}

function nextOfRequest({ member, present }: GateQuestion, open: NonNullable<StackProgress['open']>): Next {
  const lapsed = present.now > open.at + open.request.deadlineMs;
  if (lapsed) return step({ do: 'lapse', stack: member.stack, request: open.request.id });
  return step({ do: 'answer', stack: member.stack });
}

function nextOfPending(question: GateQuestion): Next {
  const { member, promotion, present } = question;
  if (promotion.held) return nothing;
  if (member.lapses >= lapsesMax) {
    return gate(lapsedTooOften(question, `waves retry ${promotion.id} --stack ${member.stack} --reason …`));
  }
  const stopped = stoppedBefore(member);
  if (stopped && stopped.sequence > present.since) return gate(...stoppedBy(question));
  return step({ do: 'ask', stack: member.stack, purpose: 'promote' });
}

/** Asks again what was asked before; where nobody answered too often, only in a later run. */
export function askAgain(question: GateQuestion, purpose: Purpose): Next {
  const { member, present, promotion } = question;
  const silent = member.lapses >= lapsesMax && (member.lapsedAt?.sequence ?? 0) > present.since;
  if (silent) return gate(lapsedTooOften(question, runCommand(promotion)));
  return step({ do: 'ask', stack: member.stack, purpose });
}

function lapsedTooOften({ member }: GateQuestion, fix: string): Refusal {
  const say = `nobody answered the request about ${member.stack} before its deadline, ${member.lapses} times`;
  const since = member.lapsedAt ? { since: member.lapsedAt.at } : {};
  return refuse('request-lapsed', { say, fix, subject: member.stack, owner: 'platform team', ...since });
}

/** The last thing that kept this stack from a plan: drift, or a failed plan. A later run asks again. */
function stoppedBefore({ driftCheck, planFailure }: StackProgress) {
  const drift = driftCheck && !letsGo(driftCheck.verdict) && driftCheck.exempt === undefined ? driftCheck : undefined;
  if (drift && planFailure) return drift.sequence > planFailure.sequence ? drift : planFailure;
  return drift ?? planFailure;
}

function letsGo(verdict: string): boolean {
  return verdict === 'clean' || verdict === 'accepted';
}

function stoppedBy({ member, promotion }: GateQuestion): readonly Refusal[] {
  const { driftCheck, planFailure } = member;
  const stopped = stoppedBefore(member);
  const about = { subject: member.stack, since: stopped?.at ?? promotion.started.at };
  const again = runCommand(promotion);
  if (planFailure && stopped === planFailure) {
    const say = `${member.stack} could not be planned: ${planFailure.say}`;
    return [
      refuse(isCode(planFailure.code) ? planFailure.code : 'plan-failed', {
        say,
        fix: `waves logs ${promotion.id} ${member.stack}, then ${again}`,
        owner: 'module owner',
        ...about,
      }),
    ];
  }
  if (driftCheck?.verdict === 'could-not-check') {
    return [
      refuse('could-not-check', {
        say: `drift of ${member.stack} could not be checked`,
        fix: again,
        owner: 'platform team',
        ...about,
      }),
    ];
  }
  const drifted = (driftCheck?.drifted ?? []).filter(({ expected }) => !expected);
  const pending = driftCheck?.pending ?? [];
  const reasons: Refusal[] = [];
  if (drifted.length > 0) {
    reasons.push(driftedRefusal(member.stack, drifted, about));
  }
  if (pending.length > 0) {
    const by = driftCheck?.broughtBy.length ? ` (brought by ${driftCheck.broughtBy.join('; ')})` : '';
    const say = `${member.stack} has merged changes that are not applied: ${listed(pending)}${by}`;
    reasons.push(
      refuse('pending-changes', { say, fix: `waves reconcile ${member.stack}`, owner: 'stack owner', ...about }),
    );
  }
  return reasons;
}

function nextOfJudged(question: GateQuestion): Next {
  const { member, present } = question;
  const { judged } = member;
  if (!judged) return nothing;
  const stale = staleness(judged, question);
  if (stale) return step({ do: 'drop', stack: member.stack, d: judged.d, ...stale });
  const stopped = stoppedBefore(member);
  if (stopped && stopped.sequence > judged.sequence) {
    if (stopped.sequence > present.since) return gate(...stoppedBy(question));
    return askAgain(question, 'promote');
  }
  if (isDriftCheckOld(member, present.now) || lapsedDrift(question).length > 0) return askAgain(question, 'promote');
  const collect = collectOf(waveOf(question.promotion, member, present), question, 'apply');
  if (collect.length > 0) return { steps: collect, gates: [] };
  const gates = applyGates(question);
  if (gates.length > 0) return gate(...withDropped(gates, member, present.since));
  if (judged.summary.class === 'none') return step({ do: 'land', stack: member.stack });
  return step({ do: 'apply', stack: member.stack, d: judged.d });
}

/** Why a judged plan no longer serves and must be made anew, if it does not. */
function staleness(
  judged: Judged,
  { member, present, ledger }: GateQuestion,
): { code: string; say: string } | undefined {
  const plan = shortDigest(judged.d);
  if (ledger.spent.has(judged.d)) return { code: 'plan-consumed', say: `plan ${plan} had its one intent` };
  if (present.now >= judged.record.expires) return { code: 'plan-expired', say: `plan ${plan} is past its expiry` };
  const readSet = present.readSets.get(member.stack);
  if (readSet !== undefined && readSet !== judged.record.readSetDigest) {
    return { code: 'plan-moved', say: `what ${member.stack} reads has changed since plan ${plan}` };
  }
  return undefined;
}

/** A question that replaced an older one says why the older plan no longer serves. */
function withDropped(gates: readonly Refusal[], { dropped, stack }: StackProgress, since: number): readonly Refusal[] {
  if (!dropped || dropped.sequence <= since || dropped.code !== 'plan-moved') return gates;
  const moved = refuse('plan-moved', {
    say: dropped.say,
    fix: 'approve the new plan',
    subject: stack,
    since: dropped.at,
  });
  return [moved, ...gates];
}

function nextOfApplied(question: GateQuestion): Next {
  const { member, present, promotion } = question;
  if (member.pin !== 'landed') {
    const failure = member.pinFailure;
    if (!failure || failure.sequence <= present.since) return step({ do: 'land', stack: member.stack });
    const say = `${member.stack} is applied and its pin could not be landed: ${failure.say}`;
    return gate(
      refuse('pin-not-landed', {
        say,
        fix: runCommand(promotion),
        subject: member.stack,
        owner: 'platform team',
        since: failure.at,
      }),
    );
  }
  if (!member.notVerified || member.notVerified.sequence <= present.since) {
    return askAgain(question, 'verify');
  }
  const say = `the re-read of ${member.stack} still differs: ${listed(member.notVerified.differences)}`;
  const fix = `waves reconcile ${member.stack}, or ${runCommand(promotion)} once the world has caught up`;
  return gate(
    refuse('not-verified', { say, fix, subject: member.stack, owner: 'stack owner', since: member.notVerified.at }),
  );
}

function failed({ member, promotion }: GateQuestion): Refusal {
  return refuse('apply-failed', {
    say: `the apply of ${member.stack} failed: ${member.outcome?.say ?? ''}`,
    fix: `waves logs ${promotion.id} ${member.stack}, then waves retry ${promotion.id} --stack ${member.stack} --reason …`,
    subject: member.stack,
    owner: 'module owner',
    ...(member.outcome ? { since: member.outcome.at } : {}),
  });
}

function unknown({ member, promotion }: GateQuestion): Refusal {
  return refuse('outcome-unknown', {
    say: `nobody knows how the apply of ${member.stack} ended: ${member.outcome?.say ?? ''}`,
    fix: `waves settle ${promotion.id} --stack ${member.stack}`,
    subject: member.stack,
    owner: 'platform team',
    ...(member.outcome ? { since: member.outcome.at } : {}),
  });
}
