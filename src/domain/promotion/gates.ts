import { evaluateApprovals } from '../approval/evaluate.ts';
import type { ApprovalNeed } from '../approval-need.ts';
import { bothNeeds, nobody } from '../approval-need.ts';
import { evidenceGate } from '../evidence-gate.ts';
import { freezesOver } from '../freeze.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import type { Wave } from '../wave.ts';
import { driftGate } from './drift-gate.ts';
import type { GateQuestion } from './gate-question.ts';
import { runCommand } from './gate-question.ts';
import type { Present } from './present.ts';
import type { Judged, Promotion, StackProgress } from './state.ts';
import { effectiveWave, freeSlots, membersOf, waveGates } from './wave-state.ts';

/**
 * Every reason why this judged stack may not be applied now. `next` shows them, and the enforcement function asks them
 * again inside the intent's transaction: one list, two readers.
 */
export function applyGates(question: GateQuestion): readonly Refusal[] {
  const { promotion, member, present } = question;
  const { judged } = member;
  if (!judged) return [refuse('not-here', { say: `${member.stack} has no judged plan`, fix: runCommand(promotion) })];
  const rules = present.rules;
  if (isRefusal(rules)) return [rules];
  const asked = { ...question, judged, rules };
  return [
    ...holdGate(promotion),
    ...orderGates(question),
    ...driftGate(question),
    ...policyGates(asked),
    ...approvalGates(asked),
    ...freezeGates(asked),
    ...evidenceGates(question),
    ...budgetGate(question),
    ...concurrencyGate(question),
    ...lockGate(asked),
    ...dirtyGate(question),
  ];
}

type JudgedQuestion = GateQuestion & { readonly judged: Judged; readonly rules: Rules };

export function holdGate(promotion: Promotion): readonly Refusal[] {
  if (!promotion.held) return [];
  const { by, reason, at } = promotion.held;
  const say = `${by} paused ${promotion.id}: ${reason}`;
  return [refuse('held', { say, fix: `waves resume ${promotion.id} --reason …`, owner: by, since: at })];
}

/** No intent in a wave while an earlier one is not over (INV-14), and a canary goes before the rest of its wave. */
function orderGates({ promotion, ledger, present, member }: GateQuestion): readonly Refusal[] {
  const index = promotion.waves.findIndex(({ name }) => name === member.wave);
  const earlier = promotion.waves.slice(0, index).map((wave) => effectiveWave(wave, present.contract));
  const before = earlier.flatMap((wave) => waveGates(wave, promotion, ledger, present));
  return [...before, ...canaryGate(waveOf(promotion, member, present), promotion, member)];
}

function canaryGate(wave: Wave, promotion: Promotion, member: StackProgress): readonly Refusal[] {
  const first = membersOf(promotion, wave)[0];
  if (wave.canary === undefined || !first || first.stack === member.stack) return [];
  if (first.phase === 'verified' || first.phase === 'skipped') return [];
  const say = `${member.stack} waits for the canary ${first.stack}`;
  return [refuse('not-its-turn', { say, fix: `waves why ${promotion.id}`, subject: member.stack, owner: 'waves' })];
}

export function waveOf(promotion: Promotion, member: StackProgress, present: Present): Wave {
  const wave = promotion.waves.find(({ name }) => name === member.wave);
  if (!wave) throw new TypeError(`${member.stack} is in no wave of ${promotion.id}`);
  return effectiveWave(wave, present.contract);
}

function policyGates({ member, promotion, present, judged }: JudgedQuestion): readonly Refusal[] {
  const pinned = judged.summary.denials.map(({ policy, address, say, fix }) =>
    refuse('policy-denied', {
      say: `${policy}: ${address}: ${say}`,
      fix,
      subject: member.stack,
      owner: 'module owner',
    }),
  );
  if (pinned.length > 0) return pinned;
  const denials = present.judgings.get(member.stack)?.denials ?? [];
  return denials.map(({ policy, address, say }) =>
    refuse('rule-tightened', {
      say: `${policy} was tightened since ${promotion.id} started: ${address}: ${say}`,
      fix: `waves abort ${promotion.id} --reason …, then promote a version that satisfies it`,
      subject: member.stack,
      owner: 'module owner',
    }),
  );
}

/** The need as pinned and the present one, both satisfied by grants for exactly this record. */
function approvalGates({ promotion, present, judged, rules }: JudgedQuestion): readonly Refusal[] {
  const need = needNow(judged, present);
  const answer = evaluateApprovals(approvalQuestion({ promotion, judged, need, rules, now: present.now }));
  return 'uses' in answer ? [] : answer;
}

/** Whom the pinned and the present rules ask for this plan, taken together. */
export function needNow({ need, record }: Judged, { judgings }: Pick<Present, 'judgings'>): ApprovalNeed {
  return bothNeeds(need, judgings.get(record.stack)?.need ?? nobody);
}

export function approvalQuestion(of: {
  promotion: Promotion;
  judged: Judged;
  need: ApprovalNeed;
  rules: Rules;
  now: number;
}) {
  const { promotion, judged, need, rules, now } = of;
  const { d, record } = judged;
  return { promotion: promotion.id, d, record, need, starter: promotion.starter, grants: promotion.grants, rules, now };
}

function freezeGates({ member, present, judged, rules, promotion }: JudgedQuestion): readonly Refusal[] {
  const { environment } = judged.record;
  const question = { environment, changeClass: judged.summary.class, at: present.now };
  return freezesOver(rules.freezes, question).map(({ name, startsAt, endsAt }) =>
    refuse('frozen', {
      say: `freeze ${name} covers ${environment.account}`,
      fix: `${runCommand(promotion)} after the window`,
      subject: member.stack,
      owner: 'calendar owner',
      since: startsAt,
      until: endsAt,
    }),
  );
}

function evidenceGates({ promotion, ledger, present, member }: GateQuestion): readonly Refusal[] {
  const wave = waveOf(promotion, member, present);
  return evidenceGate({ wave, member, promotion, ledger, now: present.now, due: 'apply' });
}

/** More failures than the wave may lose: others of the wave do not start. */
export function budgetGate({ promotion, present, member }: GateQuestion): readonly Refusal[] {
  const wave = waveOf(promotion, member, present);
  const failed = membersOf(promotion, wave).filter(({ phase }) => phase === 'failed' || phase === 'unknown');
  if (failed.length <= wave.failureBudget) return [];
  const names = failed.map(({ stack }) => stack).join(', ');
  return [
    refuse('budget-spent', {
      say: `wave ${wave.name} may lose ${wave.failureBudget} and lost ${failed.length}: ${names}`,
      fix: `waves why ${promotion.id}`,
      subject: wave.name,
      owner: 'platform team',
    }),
  ];
}

/** Two runs of one promotion share the work: neither starts an apply where the other's fill the wave. */
function concurrencyGate({ promotion, present, member }: GateQuestion): readonly Refusal[] {
  const wave = waveOf(promotion, member, present);
  if (freeSlots(wave, membersOf(promotion, wave)) > 0) return [];
  const say = `${member.stack} waits: as many stacks of wave ${wave.name} are being applied as it allows`;
  return [refuse('wave-full', { say, fix: runCommand(promotion), subject: member.stack, owner: 'another run' })];
}

function lockGate({ ledger, member, promotion, judged }: JudgedQuestion): readonly Refusal[] {
  const lock = ledger.locks.get(judged.record.lockKey);
  if (!lock) return sharedGate({ ledger, member, judged });
  return [
    refuse('stack-locked', {
      say: `${lock.stack} is held by ${lock.promotion} since entry ${lock.sequence}`,
      fix: `waves why ${lock.promotion}`,
      subject: member.stack,
      owner: lock.promotion === promotion.id ? 'another run' : lock.promotion,
      since: lock.at,
    }),
  ];
}

/** Two stacks with one state: their intents are in no common stream, so both could see the lock free at once. */
function sharedGate({ ledger, member, judged }: Pick<JudgedQuestion, 'ledger' | 'member' | 'judged'>) {
  const { lockKey } = judged.record;
  const open = [...ledger.promotions.values()].filter(({ state }) => state === 'open');
  const other = open
    .flatMap(({ stacks }) => [...stacks.values()])
    .find((one) => one.stack !== member.stack && one.judged?.record.lockKey === lockKey);
  if (!other) return [];
  const say = `${member.stack} and ${other.stack} have one state`;
  return [
    refuse('shared-state', { say, fix: 'give each a backend of its own', subject: member.stack, owner: 'stack owner' }),
  ];
}

function dirtyGate({ present, promotion }: GateQuestion): readonly Refusal[] {
  if (!present.checkoutDirty) return [];
  const say = 'the governed branch is checked out here with changed tracked files, and there is no remote';
  return [refuse('checkout-dirty', { say, fix: `commit or stash them, then ${runCommand(promotion)}`, owner: 'you' })];
}
