import { expiryOf } from '../domain/approval/expiry.ts';
import type { Instant } from '../domain/instant.ts';
import type { Grant, LedgerState, Promotion } from '../domain/promotion/state.ts';
import { isoText } from './iso.ts';

/** One approval of one plan. `until` is when it stops counting; what is left is a countdown. */
export type ApprovalView = {
  readonly approval: string;
  readonly by: string;
  readonly role: string;
  readonly stack: string;
  readonly plan: string;
  readonly signed: string;
  readonly recorded: string;
  readonly entry: number;
  readonly state: 'stands' | 'used' | 'expired' | 'revoked' | 'void';
  readonly until?: string;
  readonly leftSeconds?: number;
};

/** Every approval of a promotion, plan by plan, oldest first. `void`: its plan was dropped or is not to be applied. */
export function approvalsOf(promotion: Promotion, ledger: LedgerState, now: Instant): readonly ApprovalView[] {
  return promotion.grants.flatMap((grant) =>
    (grant.act.act.records ?? []).map((named) => approvalOf(grant, named, { promotion, ledger, now })),
  );
}

function approvalOf(
  grant: Grant,
  named: { readonly stack: string; readonly d: string },
  { promotion, ledger, now }: { promotion: Promotion; ledger: LedgerState; now: Instant },
): ApprovalView {
  const member = promotion.stacks.get(named.stack);
  const judged = member?.judged?.d === named.d ? member.judged : undefined;
  const until = judged && expiryOf(grant, judged.need, judged.record);
  const isUsed = member?.intent?.d === named.d && member.intent.approvals.includes(grant.id);
  const stateOf = (): ApprovalView['state'] => {
    if (isUsed) return 'used';
    if (grant.revoked) return 'revoked';
    if (until === undefined || promotion.state !== 'open' || ledger.spent.has(named.d)) return 'void';
    return now < until ? 'stands' : 'expired';
  };
  const state = stateOf();
  return {
    approval: grant.id,
    by: grant.act.act.by,
    role: grant.act.act.role ?? '',
    stack: named.stack,
    plan: named.d,
    signed: isoText(grant.act.act.at),
    recorded: isoText(grant.at),
    entry: grant.sequence,
    state,
    ...(until === undefined ? {} : { until: isoText(until) }),
    ...(until !== undefined && state === 'stands' ? { leftSeconds: Math.floor((until - now) / 1000) } : {}),
  };
}
