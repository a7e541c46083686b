import type { Instant } from '../domain/instant.ts';
import type { PresentJudging } from '../domain/promotion/present.ts';
import type { Promotion, StackProgress } from '../domain/promotion/state.ts';
import { effectiveWave } from '../domain/promotion/wave-state.ts';
import type { Contract } from '../domain/rules.ts';
import type { Objects } from '../ports/objects.ts';
import type { GovernedRules } from './governed-rules.ts';
import { alwaysAsks, judgeUnder } from './judging.ts';
import { readAnalysis } from './read-analysis.ts';

type JudgingNow = {
  readonly rules: GovernedRules;
  readonly contract: Contract | undefined;
  readonly promotion: Promotion;
  readonly member: StackProgress;
  readonly now: Instant;
};

/** The plan under the branch's present rules: a tightened policy denies, a widened approval policy asks. */
export async function judgedNow(
  objects: Objects,
  { rules, contract, promotion, member, now }: JudgingNow,
  judged: NonNullable<StackProgress['judged']>,
): Promise<PresentJudging> {
  const wave = promotion.waves.find(({ name }) => name === member.wave);
  if (!wave) return { need: judged.need, denials: [] };
  const analysis = await readAnalysis(objects, judged.record.analysis);
  const { judgement, need } = judgeUnder(analysis, {
    environment: judged.record.environment,
    module: judged.record.release.module,
    rules: rules.definitions.rules,
    wave: effectiveWave(wave, contract),
    always: alwaysAsks(member),
    written: judged.record,
    at: now,
  });
  return { need, denials: judgement.verdicts.filter(({ verdict }) => verdict !== 'warn') };
}
