import { evaluateApprovals } from '../../domain/approval/evaluate.ts';
import { canonical } from '../../domain/canonical.ts';
import { digestOf } from '../../domain/digest.ts';
import { recordDigest } from '../../domain/plan-record.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import { emptyLedger, fold } from '../../domain/promotion/fold.ts';
import { approvalQuestion } from '../../domain/promotion/gates.ts';
import type { LedgerState } from '../../domain/promotion/state.ts';
import { summaryOf } from '../../domain/risk/judge.ts';
import type { LedgerReader } from '../../ports/ledger.ts';
import type { Objects } from '../../ports/objects.ts';
import { alwaysAsks, judgeUnder, readAnalysis } from '../judging.ts';
import { readPinnedRules } from '../pinned-rules.ts';

export type Replayed = {
  readonly checked: number;
  readonly differences: readonly { readonly entry: number; readonly say: string }[];
};

/** Gives every recorded verdict again from its recorded inputs (S18.1): judgements, needs, and the approvals of intents. */
export async function replay(
  world: { ledger: LedgerReader; objects: Objects },
  promotion: string | undefined,
): Promise<Replayed> {
  const differences: { entry: number; say: string }[] = [];
  let checked = 0;
  let state = emptyLedger;
  for (const entry of await world.ledger.read(0)) {
    for (const fact of entry.facts) {
      if (!isVerdict(fact) || (promotion !== undefined && fact.promotion !== promotion)) continue;
      checked += 1;
      const say =
        fact.type === 'judged'
          ? await judgedAgain(world.objects, state, fact)
          : await intendedAgain(world.objects, state, { fact, at: entry.at });
      if (say !== undefined) differences.push({ entry: entry.sequence, say });
    }
    state = fold(state, [entry]);
  }
  return { checked, differences };
}

type JudgedFact = Extract<Fact, { type: 'judged' }>;
type IntendedFact = Extract<Fact, { type: 'apply-intended' }>;

function isVerdict(fact: Fact): fact is JudgedFact | IntendedFact {
  return fact.type === 'judged' || fact.type === 'apply-intended';
}

async function judgedAgain(objects: Objects, state: LedgerState, fact: JudgedFact): Promise<string | undefined> {
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
  });
  if (digestOf(verdict.document) !== record.judgement) return `the judgement of ${fact.stack} comes out differently`;
  if (canonical(verdict.need) !== canonical(need)) return `${fact.stack} would ask for somebody else`;
  if (canonical(summaryOf(verdict.judgement)) !== canonical(summary))
    return `what was shown of ${fact.stack} comes out differently`;
  return undefined;
}

async function intendedAgain(
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
