import type { Analysis } from '../../domain/analysis.ts';
import { canonical } from '../../domain/canonical.ts';
import { digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import { approvable } from '../../domain/plan/approvable.ts';
import { fingerprintOf } from '../../domain/plan/fingerprint.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import { lockKeyOf, recordDigest } from '../../domain/plan-record.ts';
import type { PlanResult } from '../../domain/plan-result.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { Judged, LedgerState, Promotion, StackProgress } from '../../domain/promotion/state.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { summaryOf } from '../../domain/risk/judge.ts';
import { ruleSetVersion } from '../../domain/risk/rules/catalogue.ts';
import { authorsOf } from '../authors.ts';
import { alwaysAsks, judgeUnder } from '../judging.ts';
import { readPinnedRules } from '../pinned-rules.ts';
import type { Desk } from './desk.ts';
import { verdictFact } from './evidence-facts.ts';
import { sameInputs } from './same-inputs.ts';

type Ok = Extract<PlanResult, { status: 'ok' }>;

/** Judges a plan under the pinned rules and seals its record; a plan equal to the open one keeps that one (S08.5). */
export async function judgeStack(desk: Desk, promotion: Promotion, member: StackProgress): Promise<void> {
  const { planned } = member;
  if (!planned) return;
  const result = await resultOf(desk, planned.request.id, planned.result);
  const analysis = JSON.parse(result.analysis ?? 'null') as Analysis;
  const facts = await judgedFacts(desk, { promotion, member, result, analysis });
  const recorded = await desk.record((state) => {
    const now = state.promotions.get(promotion.id)?.stacks.get(member.stack);
    return now?.phase === 'planned' && now.planned?.result === planned.result ? { facts } : undefined;
  });
  if (recorded.written) for (const fact of facts) tellOf(desk, promotion, member, fact);
}

async function resultOf(desk: Desk, request: string, digest: string): Promise<Ok> {
  const text = await desk.world.results.get(request);
  const result = text === undefined ? undefined : (JSON.parse(text) as PlanResult);
  if (result?.status === 'ok' && digestOf(canonical(result)) === digest) return result;
  throw new Failure('result-changed', `the result of request ${request} is not the one that was recorded`, {
    outcome: 'nothing-happened',
  });
}

type Judging = { promotion: Promotion; member: StackProgress; result: Ok; analysis: Analysis };

async function judgedFacts(desk: Desk, judging: Judging): Promise<readonly Fact[]> {
  const { promotion, member, result, analysis } = judging;
  const about = { promotion: promotion.id, stack: member.stack };
  const fit = approvable(analysis, result.exitCode, result.arguments);
  if (isRefusal(fit)) return [{ type: 'plan-failed', ...about, request: result.request, code: fit.code, say: fit.say }];
  const judged = await seal(desk, judging);
  const old = member.judged;
  if (old && sameInputs(old.record, judged.record) && desk.world.clock.now() < old.record.expires) {
    return [{ type: 'plan-kept', ...about, d: old.d, request: result.request }];
  }
  const dropped: readonly Fact[] = old
    ? [
        {
          type: 'plan-dropped',
          ...about,
          d: old.d,
          code: 'plan-moved',
          say: `a new plan of ${member.stack} replaces the one before`,
        },
      ]
    : [];
  const { d, record, need, summary } = judged;
  const at = record.created;
  const policy = summary.denials[0];
  return [
    ...dropped,
    { type: 'judged', ...about, d, record, need, summary },
    verdictFact({ promotion, member }, { kind: 'plan_pass', say: 'planned and judged', subject: d, at }),
    verdictFact(
      { promotion, member },
      {
        kind: 'policy_pass',
        say: policy?.say ?? 'no policy denies it',
        result: policy ? 'failed' : 'passed',
        subject: d,
        at,
      },
    ),
  ];
}

async function seal(desk: Desk, judging: Judging): Promise<Omit<Judged, 'at' | 'sequence'>> {
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

function tellOf(desk: Desk, promotion: Promotion, member: StackProgress, fact: Fact): void {
  const about = { promotion: promotion.id, wave: member.wave, stack: member.stack };
  if (fact.type === 'judged') {
    const { create, update, delete: deleted, replace } = fact.summary.counts;
    const counts = [
      create && `+${create}`,
      update && `~${update}`,
      deleted && `-${deleted}`,
      replace && `±${replace}`,
    ].filter(Boolean);
    const impacts = fact.summary.impacts.length > 0 ? `: ${fact.summary.impacts.join(', ')}` : '';
    desk.world.tell({
      type: 'judged',
      ...about,
      say: `${counts.join(' ') || 'no changes'} · class ${fact.summary.class}${impacts}`,
    });
  }
  if (fact.type === 'plan-kept')
    desk.world.tell({ type: 'judged', ...about, say: 'planned again, nothing new: the open plan stays' });
  if (fact.type === 'plan-failed') desk.world.tell({ type: 'planned', ...about, say: `not approvable: ${fact.say}` });
}
