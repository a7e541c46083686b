import type { Analysis } from '../../domain/analysis.ts';
import { digestOf } from '../../domain/digest.ts';
import { fingerprintOf } from '../../domain/plan/fingerprint.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import { lockKeyOf, recordDigest } from '../../domain/plan-record.ts';
import type { JudgedPlan } from '../../domain/promotion/judged-plan.ts';
import type { LedgerState, Promotion, StackProgress } from '../../domain/promotion/state.ts';
import { ruleSetVersion } from '../../domain/risk/rules/catalogue.ts';
import { alwaysAsks, judgeUnder } from '../judging.ts';
import { readPinnedRules } from '../pinned-rules.ts';
import { authorsFor } from './authors-for.ts';
import type { Desk } from './desk.ts';
import type { PlannedResult } from './recorded-result.ts';

/** A plan that waits for its judgement, with what the plan part found. */
export type Judging = {
  readonly promotion: Promotion;
  readonly member: StackProgress;
  readonly result: PlannedResult;
  readonly analysis: Analysis;
};

/** Judges under the pinned rules and seals the record: everything the plan is bound to, and its digest D. */
export async function sealRecord(desk: Desk, judging: Judging): Promise<JudgedPlan> {
  const { promotion, member, analysis } = judging;
  const pinned = await readPinnedRules(desk.world.objects, promotion.rules);
  const wave = promotion.waves.find(({ name }) => name === member.wave);
  if (!wave || !member.planned) throw new TypeError(`${member.stack} has no wave or no plan`);
  const { request } = member.planned;
  const created = desk.world.clock.now();
  const { summary, need, document } = judgeUnder(analysis, {
    environment: request.stack.environment,
    module: promotion.release.module,
    rules: pinned.rules,
    wave,
    always: alwaysAsks(member),
    written: { ...request, stack: member.stack, folder: request.stack.folder },
    at: created,
  });
  const judgementDigest = await desk.world.objects.put(document);
  const state = await desk.book.state();
  const record = await recordOf(desk, judging, {
    state,
    created,
    judgement: judgementDigest,
    recordLifetime: pinned.rules.recordLifetime,
  });
  return { d: recordDigest(record), record, need, summary };
}

type RecordOf = {
  readonly state: LedgerState;
  readonly created: PlanRecord['created'];
  readonly judgement: string;
  readonly recordLifetime: number;
};

async function recordOf(desk: Desk, judging: Judging, of: RecordOf): Promise<PlanRecord> {
  const { promotion, member, result, analysis } = judging;
  const request = member.planned?.request;
  if (!request || !result.sealed || !of.state.opened) throw new TypeError(`${member.stack} has nothing sealed`);
  const { commit, readSet, readSetDigest, edits, companions, fromVersion, stack } = request;
  const change = { release: promotion.release, fromVersion, commit, readSet, folder: stack.folder };
  const { created } = of;
  return {
    schema: 1,
    ledger: of.state.opened.ledger,
    promotion: promotion.id,
    request: request.id,
    nonce: desk.world.nonce(),
    stack: stack.name,
    wave: member.wave,
    environment: stack.environment,
    workspaceName: stack.workspace,
    lockKey: lockKeyOf({ backend: result.backend, workspaceName: stack.workspace }),
    ...change,
    ...{ readSetDigest, edits, companions },
    ...resultOf(result, result.sealed),
    fingerprint: fingerprintOf(analysis),
    judgement: of.judgement,
    ruleSet: ruleSetVersion,
    contract: promotion.contract,
    rules: promotion.rules,
    authors: await authorsFor(desk, judging, {
      change: { ...change, companions, stack: stack.name },
      ledger: of.state,
    }),
    timeZoneData: process.versions.tz ?? '',
    pool: 'default',
    created,
    expires: created + of.recordLifetime,
  };
}

/** What of a result is bound in the record as it is. */
function resultOf(result: PlannedResult, sealed: NonNullable<PlannedResult['sealed']>) {
  const { account, backend, engine, variables, state, driftAnalysis, lockFile } = result;
  return {
    ...{ account, backend, engine, variables, state, sealed },
    arguments: result.arguments,
    generated: result.generated ?? [],
    analysis: digestOf(result.analysis ?? ''),
    ...(driftAnalysis === undefined ? {} : { driftAnalysis: digestOf(driftAnalysis) }),
    ...(lockFile === undefined ? {} : { lockFile }),
  };
}
