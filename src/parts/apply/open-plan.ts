import type { Judged, LedgerState, Promotion, StackProgress } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import { promotionOf } from '../book.ts';

export type ApplyJob = { readonly promotion: string; readonly stack: string; readonly d?: string };

/** A judged plan that had no intent yet, and the history it stands in. */
export type Open = {
  readonly promotion: Promotion;
  readonly member: StackProgress;
  readonly judged: Judged;
  readonly ledger: LedgerState;
};

/** The open plan a job names, or why there is none. */
export async function openPlan(book: Book, job: ApplyJob): Promise<Open | readonly Refusal[]> {
  const ledger = await book.state();
  const promotion = promotionOf(ledger, job.promotion);
  const member = promotion?.stacks.get(job.stack);
  const about = { fix: `waves why ${job.promotion}`, subject: job.stack };
  if (job.d !== undefined && [...ledger.spent].some((d) => d === job.d || d.startsWith(`sha256:${job.d}`))) {
    return [refuse('plan-consumed', { say: `this plan of ${job.stack} had its one intent`, ...about })];
  }
  const judged = member?.phase === 'judged' ? member.judged : undefined;
  if (
    !promotion ||
    !member ||
    !judged ||
    (job.d !== undefined && judged.d !== job.d && !judged.d.startsWith(`sha256:${job.d}`))
  ) {
    return [refuse('plan-mismatch', { say: `${job.stack} has no such open plan in ${job.promotion}`, ...about })];
  }
  return { promotion, member, judged, ledger };
}
