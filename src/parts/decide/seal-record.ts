import type { Analysis } from '../../domain/analysis.ts';
import { digestOf } from '../../domain/digest.ts';
import { fingerprintOf } from '../../domain/plan/fingerprint.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import { lockKeyOf, recordDigest } from '../../domain/plan-record.ts';
import type { PlanResult } from '../../domain/plan-result.ts';
import type { JudgedPlan } from '../../domain/promotion/facts.ts';
import type { LedgerState, Promotion, StackProgress } from '../../domain/promotion/state.ts';
import { summaryOf } from '../../domain/risk/judge.ts';
import { ruleSetVersion } from '../../domain/risk/rules/catalogue.ts';
import { authorsOf } from '../authors.ts';
import { alwaysAsks, judgeUnder } from '../judging.ts';
import { readPinnedRules } from '../pinned-rules.ts';
import type { Desk } from './desk.ts';

type Ok = Extract<PlanResult, { status: 'ok' }>;

/** A plan that waits for its judgement, with what the plan part found. */
export type Judging = {
  readonly promotion: Promotion;
  readonly member: StackProgress;
  readonly result: Ok;
  readonly analysis: Analysis;
};

/** Judges under the pinned rules and seals the record: everything the plan is bound to, and its digest D. */
export async function sealRecord(desk: Desk, judging: Judging): Promise<JudgedPlan> {
  const { promotion, member, analysis } = judging;
  const pinned = await readPinnedRules(desk.world.objects, promotion.rules);
  const wave = promotion.waves.find(({ name }) => name === member.wave);
  if (!wave || !member.planned) throw new TypeError(`${member.stack} has no wave or no plan`);
  const { request } = member.planned;
  const { judgement, need, document } = judgeUnder(analysis, {
    environment: request.stack.environment,
    module: promotion.release.module,
    rules: pinned.rules,
    wave,
    always: alwaysAsks(member),
  });
  const judgementDigest = await desk.world.objects.put(document);
  const state = await desk.book.state();
  const record = await recordOf(desk, judging, {
    state,
    judgement: judgementDigest,
    recordLifetime: pinned.rules.recordLifetime,
  });
  return { d: recordDigest(record), record, need, summary: summaryOf(judgement) };
}

async function recordOf(
  desk: Desk,
  { promotion, member, result, analysis }: Judging,
  of: { state: LedgerState; judgement: string; recordLifetime: number },
): Promise<PlanRecord> {
  const request = member.planned?.request;
  if (!request || !result.sealed || !of.state.opened) throw new TypeError(`${member.stack} has nothing sealed`);
  const { stack } = request;
  const firstApply = result.state === 'absent';
  const change = {
    release: promotion.release,
    fromVersion: request.fromVersion,
    commit: request.commit,
    readSet: request.readSet,
    folder: stack.folder,
  };
  const rules = await desk.present.rules();
  const people =
    'problems' in rules ? (await readPinnedRules(desk.world.objects, promotion.rules)).rules : rules.definitions.rules;
  const authors = await authorsOf(
    desk.world,
    { ...change, stack: stack.name, firstApply, starter: promotion.starter },
    { ledger: of.state, rules: people },
  );
  const created = desk.world.clock.now();
  return {
    schema: 1,
    ledger: of.state.opened.ledger,
    promotion: promotion.id,
    request: request.id,
    nonce: desk.world.nonce(),
    stack: stack.name,
    wave: member.wave,
    environment: stack.environment,
    account: result.account,
    backend: result.backend,
    workspaceName: stack.workspace,
    lockKey: lockKeyOf({ backend: result.backend, workspaceName: stack.workspace }),
    sealed: result.sealed,
    fingerprint: fingerprintOf(analysis),
    analysis: digestOf(result.analysis ?? ''),
    ...(result.driftAnalysis === undefined ? {} : { driftAnalysis: digestOf(result.driftAnalysis) }),
    ...change,
    readSetDigest: request.readSetDigest,
    edits: request.edits,
    companions: request.companions,
    generated: result.generated ?? [],
    ...(result.lockFile === undefined ? {} : { lockFile: result.lockFile }),
    engine: result.engine,
    arguments: result.arguments,
    variables: result.variables,
    judgement: of.judgement,
    ruleSet: ruleSetVersion,
    contract: promotion.contract,
    rules: promotion.rules,
    authors,
    state: result.state,
    timeZoneData: process.versions.tz ?? '',
    pool: 'default',
    created,
    expires: created + of.recordLifetime,
  };
}
