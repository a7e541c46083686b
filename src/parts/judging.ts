import type { Analysis } from '../domain/analysis.ts';
import type { ApprovalNeed } from '../domain/approval-need.ts';
import { canonical } from '../domain/canonical.ts';
import type { Environment } from '../domain/environment.ts';
import type { Instant } from '../domain/instant.ts';
import type { Judgement, JudgementSummary } from '../domain/judgement.ts';
import { approvalNeed } from '../domain/risk/approval-need.ts';
import { judge, summaryOf } from '../domain/risk/judge.ts';
import type { Rules } from '../domain/rules.ts';
import type { Wave } from '../domain/wave.ts';
import { besidePlan, type Written } from './classified.ts';

export type JudgingInputs = {
  readonly environment: Environment;
  readonly module: string;
  readonly rules: Rules;
  readonly wave: Wave;
  /** First apply, reconcile or retry: always somebody (DESIGN 2, 4). */
  readonly always: boolean;
  readonly written: Written;
  /** The moment of judging: exceptions lapse. */
  readonly at: Instant;
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
  const asked = { environment, policies: rules.policies, module, accounts: rules.accounts, ...besidePlan(inputs) };
  const judgement = judge(analysis, asked);
  const need = approvalNeed({ judgement, environment, wave, rules, always });
  return { judgement, summary: summaryOf(judgement), need, document: canonical({ inputs: asked, always, judgement }) };
}

/** Whether somebody must say yes whatever the class: nothing was there before, or an exemption let it through. */
export function alwaysAsks(member: { readonly driftCheck?: { readonly exempt?: string } }): boolean {
  return member.driftCheck?.exempt !== undefined;
}
