import type { Authors } from '../../domain/plan-record.ts';
import type { StateMark } from '../../domain/plan-result.ts';
import type { LedgerState, Promotion } from '../../domain/promotion/state.ts';
import type { AuthoredChange } from '../authors.ts';
import { authorsOf } from '../authors.ts';
import { readPinnedRules } from '../pinned-rules.ts';
import type { Desk } from './desk.ts';

/** Persons are those known now; where the branch cannot be read, those known at the start. */
export async function authorsFor(
  desk: Desk,
  { promotion, result }: { promotion: Promotion; result: { readonly state: StateMark } },
  of: { change: Omit<AuthoredChange, 'firstApply' | 'starter'>; ledger: LedgerState },
): Promise<Authors> {
  const now = await desk.present.rules();
  const { rules } = 'problems' in now ? await readPinnedRules(desk.world.objects, promotion.rules) : now.definitions;
  const change = { ...of.change, firstApply: result.state === 'absent', starter: promotion.starter };
  return authorsOf(desk.world, change, { ledger: of.ledger, rules });
}
