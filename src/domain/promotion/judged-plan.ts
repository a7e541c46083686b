import type { ApprovalNeed } from '../approval-need.ts';
import type { Digest } from '../digest.ts';
import type { JudgementSummary } from '../judgement.ts';
import type { PlanRecord } from '../plan-record.ts';

/** A plan as it was judged: its record and digest, whom it asks, and what is said of it. */
export type JudgedPlan = {
  readonly d: Digest;
  readonly record: PlanRecord;
  readonly need: ApprovalNeed;
  readonly summary: JudgementSummary;
};
