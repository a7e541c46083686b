import { canonical } from '../canonical.ts';
import { evidenceGate } from '../evidence-gate.ts';
import type { Instant } from '../instant.ts';
import { durationText } from '../instant.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Contract } from '../rules.ts';
import type { Wave } from '../wave.ts';
import type { Present } from './present.ts';
import type { LedgerState, Promotion, StackProgress } from './state.ts';

/** The members of a wave with their progress, in order. */
export function membersOf(promotion: Promotion, wave: Wave): readonly StackProgress[] {
  return wave.members.flatMap((name) => promotion.stacks.get(name) ?? []);
}

/** The wave as pinned and as it stands now, the stricter of each (DESIGN 5.6): an edit can tighten, never loosen. */
export function effectiveWave(wave: Wave, contract: Contract | undefined): Wave {
  const now = contract?.waves.find(({ name }) => name === wave.name);
  if (!now) return wave;
  const pinned = new Set(wave.requiredEvidence.map(canonical));
  return {
    ...wave,
    requiredApprovals: [...new Set([...wave.requiredApprovals, ...now.requiredApprovals])],
    requiredEvidence: [
      ...wave.requiredEvidence,
      ...now.requiredEvidence.filter((rule) => !pinned.has(canonical(rule))),
    ],
    soak: Math.max(wave.soak, now.soak),
    concurrency: Math.min(wave.concurrency, now.concurrency),
    failureBudget: Math.min(wave.failureBudget, now.failureBudget),
    strict: wave.strict || now.strict,
    deadline: Math.min(wave.deadline, now.deadline),
  };
}

export function isSettledWell(member: StackProgress): boolean {
  return member.phase === 'verified' || member.phase === 'skipped';
}

/** How many more applies may start now. A strict wave never runs more than its budget and one (S04.5). */
export function freeSlots(wave: Wave, members: readonly StackProgress[]): number {
  const width = wave.strict ? Math.min(wave.concurrency, wave.failureBudget + 1) : wave.concurrency;
  const running = members.filter(({ phase, pin }) => phase === 'applying' || (phase === 'applied' && pin !== 'landed'));
  return Math.max(0, width - running.length);
}

/** When the wave's soak began: its last verification, or the last time drift was found during it. */
export function soakStart(members: readonly StackProgress[]): Instant {
  return Math.max(0, ...members.flatMap(({ verifiedAt, soakDrift }) => [verifiedAt?.at ?? 0, soakDrift?.at ?? 0]));
}

/** Members whose drift was not yet checked after the end of the soak. */
export function soakUnchecked(members: readonly StackProgress[], wave: Wave): readonly StackProgress[] {
  if (wave.soak === 0) return [];
  const end = soakStart(members) + wave.soak;
  return members.filter(
    ({ phase, soakCheck }) => phase === 'verified' && !(soakCheck && isRight(soakCheck.verdict) && soakCheck.at >= end),
  );
}

function isRight(verdict: string): boolean {
  return verdict === 'clean' || verdict === 'accepted';
}

/** Why the next wave may not start yet. Empty: this wave is over. */
export function waveGates(wave: Wave, promotion: Promotion, ledger: LedgerState, present: Present): readonly Refusal[] {
  const members = membersOf(promotion, wave);
  const unfinished = members.filter((member) => !isSettledWell(member));
  if (unfinished.length > 0) {
    const names = unfinished.map(({ stack }) => stack).join(', ');
    return [refuse('not-here', { say: `wave ${wave.name} is not over: ${names}`, fix: `waves why ${promotion.id}` })];
  }
  const evidence = members.flatMap((member) =>
    member.phase === 'skipped' ? [] : evidenceGate({ wave, member, promotion, ledger, now: present.now, due: 'wave' }),
  );
  return [...evidence, ...soakGates(wave, members, promotion, present.now)];
}

function soakGates(
  wave: Wave,
  members: readonly StackProgress[],
  promotion: Promotion,
  now: Instant,
): readonly Refusal[] {
  if (wave.soak === 0) return [];
  const since = soakStart(members);
  const until = since + wave.soak;
  const carryOn = `waves run ${promotion.release.module}@${promotion.release.version}`;
  if (now < until) {
    const say = `wave ${wave.name} soaks for ${durationText(wave.soak)}`;
    return [refuse('soaking', { say, fix: carryOn, subject: wave.name, owner: 'time', since, until })];
  }
  return soakUnchecked(members, wave).map(({ stack, soakCheck }) => {
    const failed = soakCheck?.verdict === 'could-not-check' && soakCheck.at >= until;
    const say = failed
      ? `${stack} could not be checked at the end of its soak`
      : `${stack} is checked at the end of its soak`;
    return refuse(failed ? 'could-not-check' : 'soaking', { say, fix: carryOn, subject: stack, owner: 'waves' });
  });
}
