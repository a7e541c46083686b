import { actId } from '../../domain/promotion/act-id.ts';
import type { Fact } from '../../domain/promotion/facts.ts';
import type { LedgerState, Promotion, StackProgress } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { promotionOf } from '../book.ts';
import { unknownPromotion } from './act.ts';
import { answer } from './answer.ts';
import { ask } from './ask.ts';
import type { Desk } from './desk.ts';
import type { Acted } from './ended.ts';

export type SettleOrder = {
  readonly promotion: string;
  readonly stack: string;
};

/**
 * The way out of `unknown`: adopt what the supervisor left, else compare the world with both pins through the plan part.
 * As applied or as before settles it; anything between needs two persons who accept it. What has a known outcome is
 * settled already, and nothing is written (S03.6).
 */
export async function settle(desk: Desk, order: SettleOrder): Promise<readonly Refusal[]> {
  const found = await memberOf(desk, order);
  if (!('member' in found)) return found;
  if (found.member.phase !== 'applying' && found.member.phase !== 'unknown') {
    if (found.member.outcome) return [];
    const say = `${order.stack} is ${found.member.phase}; there is nothing to settle`;
    return [refuse('not-here', { say, fix: `waves why ${order.promotion}`, subject: order.stack })];
  }
  await desk.world.runner.settle({ promotion: found.promotion.id, stack: order.stack });
  const now = await memberOf(desk, order);
  if (!('member' in now) || now.member.phase !== 'unknown') return 'member' in now ? [] : now;
  return compare(desk, now);
}

type Found = { readonly promotion: Promotion; readonly member: StackProgress; readonly ledger: LedgerState };

async function memberOf(desk: Desk, order: SettleOrder): Promise<Found | readonly Refusal[]> {
  const ledger = await desk.book.state();
  const promotion = promotionOf(ledger, order.promotion);
  const member = promotion?.stacks.get(order.stack);
  if (!promotion) return [unknownPromotion(order.promotion, ledger)];
  if (member) return { promotion, member, ledger };
  return [
    refuse('not-here', { say: `${order.stack} is not part of ${promotion.id}`, fix: `waves status ${promotion.id}` }),
  ];
}

async function compare(desk: Desk, { promotion, member }: Found): Promise<readonly Refusal[]> {
  if (!member.open) await ask(desk, promotion, { stack: member.stack, purpose: 'compare' });
  const asked = await memberOf(desk, { promotion: promotion.id, stack: member.stack });
  if (!('member' in asked)) return asked;
  await answer(desk, asked.promotion, asked.member);
  const now = await memberOf(desk, { promotion: promotion.id, stack: member.stack });
  if (!('member' in now)) return now;
  const verdict = now.member.compared?.verdict;
  const d = now.member.intent?.d ?? '';
  const about = {
    type: 'settled' as const,
    promotion: promotion.id,
    stack: member.stack,
    d,
    how: 'compared' as const,
    acts: [],
  };
  if (verdict === 'as-applied') {
    const say = 'the world is as the plan wanted it';
    await settled(desk, now, { ...about, say, outcome: { result: 'succeeded', say } });
    return [];
  }
  // A plan sees only what a state knows, so where the state was lost it can't say that nothing was made.
  if (verdict === 'as-before' && !now.member.outcome?.stateLost) {
    const say = 'the world is as it was before';
    await settled(desk, now, { ...about, say, outcome: { result: 'failed', say, changed: false } });
    return [];
  }
  return [stillUnknown(now)];
}

function stillUnknown({ promotion, member }: Found): Refusal {
  const named = member.compared?.differences
    .slice(0, 5)
    .map(({ address, say }) => `${address} ${say}`)
    .join(', ');
  const looks =
    member.compared?.verdict === 'as-before'
      ? 'looks as before, and the engine could not save its state: what it made stands in none'
      : 'is neither as before nor as the plan wanted it';
  return refuse('outcome-unknown', {
    say: `${member.stack} ${looks}${named ? `: ${named}` : ''}`,
    fix: `look at it, then two persons: waves settle ${promotion.id} --stack ${member.stack} --accept-partial --reason …`,
    subject: member.stack,
    owner: 'two persons',
  });
}

async function settled(desk: Desk, { promotion, member }: Found, fact: Fact): Promise<void> {
  await desk.record((state) =>
    state.promotions.get(promotion.id)?.stacks.get(member.stack)?.phase === 'unknown' ? { facts: [fact] } : undefined,
  );
}

export type Acceptance = {
  readonly promotion: string;
  readonly stack: string;
  readonly reason: string;
  readonly as?: string;
};

/** Two different persons accept a partial outcome: the first one's act waits in the ledger, the second one's frees it. */
export async function acceptPartial(desk: Desk, order: Acceptance): Promise<Acted | readonly Refusal[]> {
  const found = await memberOf(desk, order);
  if (!('member' in found)) return found;
  const { promotion, member, ledger } = found;
  if (member.phase !== 'unknown' || !member.intent) {
    const say = `the outcome of ${order.stack} is not unknown; it is ${member.phase}`;
    return [refuse('not-here', { say, fix: `waves why ${promotion.id}`, subject: order.stack })];
  }
  const person = await desk.world.person(order.as);
  if (isRefusal(person)) return [person];
  const { d } = member.intent;
  const about = { promotion: promotion.id, stack: member.stack };
  const first = member.acceptance;
  if (first?.act.by === person.id) {
    return {
      say: `${person.id} accepted it already; a second person must too`,
      sequence: ledger.head.sequence,
      id: actId(first),
      again: true,
    };
  }
  const base = {
    ledger: ledger.opened?.ledger ?? '',
    by: person.id,
    at: desk.world.clock.now(),
    nonce: desk.world.nonce(),
  };
  const act = await person.sign({ ...base, ...about, type: 'waves.settle', about: d, reason: order.reason });
  const say = first
    ? `accepted as partly applied by ${first.act.by} and ${person.id}: ${order.reason}`
    : `${person.id} accepts that ${member.stack} is partly applied; a second person must too`;
  const outcome = { result: 'failed' as const, say, changed: true };
  const fact: Fact = first
    ? { type: 'settled', ...about, d, how: 'accepted-partial', say, outcome, acts: [first, act] }
    : { type: 'partial-accepted', ...about, act };
  const recorded = await desk.record((state) => {
    const now = state.promotions.get(promotion.id)?.stacks.get(member.stack);
    return now?.phase === 'unknown' ? { facts: [fact] } : undefined;
  });
  return { say, sequence: recorded.sequence, id: actId(act), again: false };
}
