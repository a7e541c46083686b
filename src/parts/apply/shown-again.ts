import type { Analysis } from '../../domain/analysis.ts';
import { canonical } from '../../domain/canonical.ts';
import { digestOf } from '../../domain/digest.ts';
import { approvable } from '../../domain/plan/approvable.ts';
import { isNoOp } from '../../domain/plan/no-op.ts';
import type { PresentJudging } from '../../domain/promotion/present.ts';
import type { Judged } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { JudgingInputs } from '../judging.ts';
import { judgeUnder } from '../judging.ts';

/** What people were shown of a plan, made again: digests to compare with the record, and whom it really asks. */
export type ShownAgain = { readonly analysis: string; readonly judgement: string; readonly judging: PresentJudging };

/** Judges the analysis of the sealed bytes. One that cannot be read, or has no wave, is equal to no record. */
export function shownAgain(
  analysis: Analysis | Refusal,
  judged: Judged,
  inputs: JudgingInputs | undefined,
): ShownAgain {
  const text = isRefusal(analysis) ? analysis.say : canonical(analysis);
  if (isRefusal(analysis) || !inputs) {
    return { analysis: digestOf(text), judgement: '', judging: { need: judged.need, denials: [] } };
  }
  const { judgement, need, document } = judgeUnder(analysis, inputs);
  const denials = judgement.verdicts.filter((one) => one.verdict !== 'warn');
  return { analysis: digestOf(text), judgement: digestOf(document), judging: { need, denials } };
}

/** A plan that nobody might have been asked about (INV-13), whoever judged it. Its exit is what its content says. */
export function unapprovable(analysis: Analysis | Refusal, { arguments: args }: Judged['record']): Refusal | undefined {
  if (isRefusal(analysis)) return undefined;
  const fit = approvable(analysis, isNoOp(analysis) ? 0 : 2, args);
  return isRefusal(fit) ? fit : undefined;
}
