import type { Analysis } from '../domain/analysis.ts';
import type { ApprovalNeed } from '../domain/approval-need.ts';
import { canonical } from '../domain/canonical.ts';
import type { Digest } from '../domain/digest.ts';
import type { Environment } from '../domain/environment.ts';
import { Failure } from '../domain/failure.ts';
import type { Judgement, JudgementSummary } from '../domain/judgement.ts';
import { approvalNeed } from '../domain/risk/approval-need.ts';
import { type JudgementInputs, judge, summaryOf } from '../domain/risk/judge.ts';
import type { Rules } from '../domain/rules.ts';
import type { Wave } from '../domain/wave.ts';
import type { Objects } from '../ports/objects.ts';

export type JudgingInputs = {
  readonly environment: Environment;
  readonly module: string;
  readonly rules: Rules;
  readonly wave: Wave;
  /** First apply, reconcile or retry: always somebody (DESIGN 2, 4). */
  readonly always: boolean;
  /** Of the plan's record: the lock file moves with the pin. */
  readonly companions: readonly { readonly providers: NonNullable<JudgementInputs['providers']> }[];
};

export type Verdict = {
  readonly judgement: Judgement;
  readonly summary: JudgementSummary;
  readonly need: ApprovalNeed;
  readonly document: string;
};

/** Judges an analysis under rules. `document` is the inputs and the judgement, canonically: its digest is in the record. */
export function judgeUnder(analysis: Analysis, inputs: JudgingInputs): Verdict {
  const { environment, module, rules, wave, always } = inputs;
  const providers = inputs.companions.flatMap((companion) => companion.providers);
  const moved = providers.length === 0 ? {} : { providers };
  const asked = { environment, policies: rules.policies, module, accounts: rules.accounts, ...moved };
  const judgement = judge(analysis, asked);
  const need = approvalNeed({ judgement, environment, wave, rules, always });
  return { judgement, summary: summaryOf(judgement), need, document: canonical({ inputs: asked, always, judgement }) };
}

/** An analysis people were shown, by its digest. */
export async function readAnalysis(objects: Objects, digest: Digest): Promise<Analysis> {
  const bytes = await objects.get(digest);
  if (!bytes) throw new Failure('object-missing', `the analysis ${digest} is gone`, { outcome: 'nothing-happened' });
  return JSON.parse(new TextDecoder().decode(bytes)) as Analysis;
}

/** Whether somebody must say yes whatever the class: nothing was there before, or an exemption let it through. */
export function alwaysAsks(member: { readonly driftCheck?: { readonly exempt?: string } }): boolean {
  return member.driftCheck?.exempt !== undefined;
}
