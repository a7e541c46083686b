import type { Act } from '../../../src/domain/act.ts';
import type { ApprovalNeed } from '../../../src/domain/approval-need.ts';
import { nobody } from '../../../src/domain/approval-need.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Difference } from '../../../src/domain/drift/difference.ts';
import type { EvidenceResult } from '../../../src/domain/evidence.ts';
import type { JudgementSummary } from '../../../src/domain/judgement.ts';
import type { PlanRecord } from '../../../src/domain/plan-record.ts';
import { recordDigest } from '../../../src/domain/plan-record.ts';
import type { Purpose } from '../../../src/domain/plan-request.ts';
import type { ApplyOutcome, Fact } from '../../../src/domain/promotion/facts.ts';
import type { Wave } from '../../../src/domain/wave.ts';
import {
  dOf,
  ledgerId,
  lessonWaves,
  needs,
  promotionId,
  recordOf,
  release,
  requestOf,
  signed,
  start,
  startAct,
  sum,
  summaryOf,
} from './made.ts';

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;

/** A plan without changes asks nobody. */
export const noNeed: ApprovalNeed = nobody;

export const opened: Fact = {
  type: 'ledger-opened',
  ledger: ledgerId,
  sandbox: true,
  governed: { branch: 'main' },
  pools: {},
  sandboxKeys: {},
};

/** The ledger is opened and ana has started the promotion, everywhere from 2.4.0. */
export function started(waves: readonly Wave[] = lessonWaves, more: Partial<FactOf<'promotion-started'>> = {}) {
  const members = waves.flatMap((wave) => wave.members);
  const fact: FactOf<'promotion-started'> = {
    type: 'promotion-started',
    promotion: promotionId,
    kind: 'promote',
    release,
    from: Object.fromEntries(members.map((member) => [member, '2.4.0'])),
    waves,
    contract: sum,
    rules: sum,
    starter: 'ana',
    act: startAct,
    ...more,
  };
  return [opened, fact] as const satisfies readonly Fact[];
}

function about(stack: string) {
  return { promotion: promotionId, stack };
}

function requestIdOf(stack: string): string {
  return `request of ${stack}`;
}

export function asked(stack: string, purpose: Purpose = 'promote'): FactOf<'plan-asked'> {
  return { type: 'plan-asked', ...about(stack), request: requestOf(stack, { purpose }) };
}

export function lapsed(stack: string): FactOf<'request-lapsed'> {
  return { type: 'request-lapsed', ...about(stack), request: requestIdOf(stack) };
}

/** A drift check that came out clean, apart from what is said to differ. */
export function checked(stack: string, more: Partial<FactOf<'drift-checked'>> = {}): FactOf<'drift-checked'> {
  return {
    type: 'drift-checked',
    ...about(stack),
    request: requestIdOf(stack),
    verdict: 'clean',
    drifted: [],
    pending: [],
    broughtBy: [],
    ...more,
  };
}

export function difference(address: string): Difference {
  return { address, say: 'differs' };
}

export function planned(stack: string): FactOf<'planned'> {
  return {
    type: 'planned',
    ...about(stack),
    request: requestIdOf(stack),
    fingerprint: digestOf('fingerprint'),
    result: sum,
    state: { lineage: 'lineage', serial: 4 },
  };
}

export function planFailed(stack: string, say = 'no such variable'): FactOf<'plan-failed'> {
  return { type: 'plan-failed', ...about(stack), request: requestIdOf(stack), code: 'plan-failed', say };
}

type Judging = { need?: ApprovalNeed; record?: Partial<PlanRecord>; summary?: Partial<JudgementSummary> };

/** A service owner's yes is needed, apart from what is said to differ. */
export function judged(stack: string, of: Judging = {}): FactOf<'judged'> {
  const record = recordOf(stack, of.record);
  const need = of.need ?? needs(['service-owner']);
  return { type: 'judged', ...about(stack), d: recordDigest(record), record, need, summary: summaryOf(of.summary) };
}

/** Asked, found clean, planned and judged. */
export function ready(stack: string, of: Judging = {}): readonly Fact[] {
  return [asked(stack), checked(stack), planned(stack), judged(stack, of)];
}

export function kept(stack: string): FactOf<'plan-kept'> {
  return { type: 'plan-kept', ...about(stack), d: dOf(stack), request: requestIdOf(stack) };
}

export function dropped(stack: string, code = 'plan-moved'): FactOf<'plan-dropped'> {
  return { type: 'plan-dropped', ...about(stack), d: dOf(stack), code, say: 'what it reads has changed' };
}

type Granting = { at?: number; expiresAt?: number; nonce?: string; record?: Partial<PlanRecord> };

/** A yes of a person in a role to the plans of these stacks. */
export function grantAct(by: string, role: string, stacks: readonly string[], of: Granting = {}) {
  const records = stacks.map((stack) => {
    const record = recordOf(stack, of.record);
    return { stack, wave: record.wave, d: recordDigest(record) };
  });
  const { at = start, nonce = `${by} ${role}`, expiresAt } = of;
  const lasting = expiresAt === undefined ? {} : { expiresAt };
  return signed({ type: 'waves.approval', by, role, records, at, nonce, ...lasting });
}

export function approved(by: string, role: string, stack: string, of: Granting = {}): FactOf<'approved'> {
  return { type: 'approved', promotion: promotionId, act: grantAct(by, role, [stack], of) };
}

export function revoked(by: string, revokes: string): FactOf<'approval-revoked'> {
  return {
    type: 'approval-revoked',
    promotion: promotionId,
    act: signed({ type: 'waves.revoke', by, revokes, reason: 'changed my mind' }),
  };
}

type ByOrder = 'promotion-held' | 'promotion-resumed' | 'promotion-aborted' | 'promotion-rejected';

const acts: Record<ByOrder, Act['type']> = {
  'promotion-held': 'waves.pause',
  'promotion-resumed': 'waves.resume',
  'promotion-aborted': 'waves.abort',
  'promotion-rejected': 'waves.reject',
};

export function ordering(type: ByOrder, by = 'dan'): Fact {
  return { type, promotion: promotionId, act: signed({ type: acts[type], by, reason: 'because', nonce: type }) };
}

export function retried(stack: string): FactOf<'stack-retried'> {
  const act = signed({ type: 'waves.retry', by: 'dan', stack, reason: 'mended' });
  return { type: 'stack-retried', ...about(stack), act };
}

export function intended(stack: string, more: Partial<FactOf<'apply-intended'>> = {}): FactOf<'apply-intended'> {
  const { lockKey } = recordOf(stack);
  return {
    type: 'apply-intended',
    ...about(stack),
    d: dOf(stack),
    lockKey,
    approvals: [],
    gathered: [],
    runFolder: '/run/1',
    ...more,
  };
}

type Result = ApplyOutcome['result'];

export function finished(stack: string, result: Result = 'succeeded', more: Partial<FactOf<'apply-finished'>> = {}) {
  const outcome = { result, say: result };
  const fact: FactOf<'apply-finished'> = {
    type: 'apply-finished',
    ...about(stack),
    d: dOf(stack),
    outcome,
    late: false,
    ...more,
  };
  return fact;
}

export function settled(stack: string, result: Result): FactOf<'settled'> {
  const outcome = { result, say: result };
  return { type: 'settled', ...about(stack), d: dOf(stack), how: 'compared', say: result, outcome, acts: [] };
}

export function pinIntended(stack: string): FactOf<'pin-intended'> {
  return { type: 'pin-intended', ...about(stack), version: release.version, branch: 'main' };
}

export function pinLanded(stack: string, more: Partial<FactOf<'pin-landed'>> = {}): FactOf<'pin-landed'> {
  const commit = `pin of ${stack}`;
  return { type: 'pin-landed', ...about(stack), version: release.version, commit, unchanged: false, ...more };
}

export function pinFailed(stack: string): FactOf<'pin-failed'> {
  return { type: 'pin-failed', ...about(stack), code: 'pin-conflict', say: 'the pin line changed' };
}

export function verified(stack: string): FactOf<'verified'> {
  return { type: 'verified', ...about(stack), request: requestIdOf(stack) };
}

export function notVerified(stack: string): FactOf<'not-verified'> {
  return { type: 'not-verified', ...about(stack), request: requestIdOf(stack), differences: [difference('a.b')] };
}

export function compared(stack: string, verdict: FactOf<'compared'>['verdict']): FactOf<'compared'> {
  return { type: 'compared', ...about(stack), request: requestIdOf(stack), verdict, differences: [] };
}

export function soakChecked(stack: string, verdict: FactOf<'soak-checked'>['verdict']): FactOf<'soak-checked'> {
  return { type: 'soak-checked', ...about(stack), request: requestIdOf(stack), verdict, differences: [] };
}

export function skipped(stack: string): FactOf<'stack-skipped'> {
  return { type: 'stack-skipped', ...about(stack), why: 'already-there', say: 'already on 2.5.0' };
}

export const released: Fact = { type: 'promotion-released', promotion: promotionId };

/** From the intent to the verifying re-read, all well. */
export function done(stack: string): readonly Fact[] {
  return [
    intended(stack),
    finished(stack),
    pinIntended(stack),
    pinLanded(stack),
    asked(stack, 'verify'),
    verified(stack),
  ];
}

type Stating = { subject?: string; observedAt?: number; producer?: string; act?: boolean };

export function stated(stack: string, kind: string, result: EvidenceResult = 'passed', of: Stating = {}) {
  const { subject = release.digest, observedAt = start, producer = 'waves' } = of;
  const fact: FactOf<'evidence-recorded'> = {
    type: 'evidence-recorded',
    evidence: {
      id: digestOf(`${stack} ${kind} ${result} ${observedAt}`),
      kind,
      subject,
      promotion: promotionId,
      stack,
      result,
      say: `${kind} ${result}`,
      observedAt,
      producer,
      ...(of.act ? { act: signed({ type: 'waves.evidence', by: 'dan', about: sum }) } : {}),
    },
  };
  return fact;
}
