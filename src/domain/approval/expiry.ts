import type { ApprovalNeed } from '../approval-need.ts';
import type { Instant } from '../instant.ts';
import type { PlanRecord } from '../plan-record.ts';
import type { Grant } from '../promotion/state.ts';

/**
 * When a grant stops counting (DESIGN 5.7): the earliest of signing + lifetime of the class, its own `expiresAt` and the
 * record's. A signing time after the entry that recorded it is taken as that entry's, so that a fast clock buys nothing.
 */
export function expiryOf(grant: Pick<Grant, 'act' | 'at'>, need: ApprovalNeed, record: PlanRecord): Instant {
  const signed = Math.min(grant.act.act.at, grant.at);
  return Math.min(signed + need.lifetime, grant.act.act.expiresAt ?? record.expires, record.expires);
}
