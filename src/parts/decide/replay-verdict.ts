import { evaluateApprovals } from '../../domain/approval/evaluate.ts';
import { canonical } from '../../domain/canonical.ts';
import { digestOf } from '../../domain/digest.ts';
import { recordDigest } from '../../domain/plan-record.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import { approvalQuestion } from '../../domain/promotion/gates.ts';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Objects } from '../../ports/objects.ts';
import { alwaysAsks, judgeUnder } from '../judging.ts';
import { readPinnedRules } from '../pinned-rules.ts';
import { readAnalysis } from '../read-analysis.ts';

export type JudgedFact = Extract<Fact, { type: 'judged' }>;
export type IntendedFact = Extract<Fact, { type: 'apply-intended' }>;

/** Judges a recorded plan again; a sentence where something comes out differently. */
export async function judgedAgain(objects: Objects, state: LedgerState, fact: JudgedFact): Promise<string | undefined> {
  const { record, d, need, summary } = fact;
  const promotion = state.promotions.get(fact.promotion);
  const member = promotion?.stacks.get(fact.stack);
  const wave = promotion?.waves.find(({ name }) => name === record.wave);
  if (!promotion || !member || !wave) return `${fact.stack} was judged outside its promotion`;
  if (recordDigest(record) !== d) return `the record of ${fact.stack} has another digest than ${d}`;
  const { rules } = await readPinnedRules(objects, promotion.rules);
  const analysis = await readAnalysis(objects, record.analysis);
  const verdict = judgeUnder(analysis, {
    environment: record.environment,
    module: record.release.module,
    rules,
    wave,
    always: alwaysAsks(member),
    written: record,
    at: record.created,
  });
  if (digestOf(verdict.document) !== record.judgement) return `the judgement of ${fact.stack} comes out differently`;
  if (canonical(verdict.need) !== canonical(need)) return `${fact.stack} would ask for somebody else`;
  if (canonical(verdict.summary) !== canonical(summary)) return `what was shown of ${fact.stack} comes out differently`;
  return undefined;
}

/** Asks again whether an intent's approvals were enough at its moment. */
export async function intendedAgain(
  objects: Objects,
  state: LedgerState,
  { fact, at }: { fact: IntendedFact; at: number },
): Promise<string | undefined> {
  const promotion = state.promotions.get(fact.promotion);
  const judged = promotion?.stacks.get(fact.stack)?.judged;
  if (!promotion || judged?.d !== fact.d) return `${fact.stack} was applied without a judged plan`;
  const { rules } = await readPinnedRules(objects, promotion.rules);
  const answer = evaluateApprovals(approvalQuestion({ promotion, judged, need: judged.need, rules, now: at }));
  if (!('uses' in answer)) return `${fact.stack} was applied without sufficient approvals: ${answer[0]?.say ?? ''}`;
  return canonical(answer.uses) === canonical(fact.approvals)
    ? undefined
    : `${fact.stack} used other approvals than recorded`;
}
