import type { Act, PersonId, SignedAct } from '../act.ts';
import { mayApprove } from '../approval/may-approve.ts';
import { recordsNamed } from '../approval/named.ts';
import { personOf } from '../approval/roles.ts';
import type { Instant } from '../instant.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import { actId } from './act-id.ts';
import type { Fact } from './facts.ts';
import type { LedgerState, Promotion } from './state.ts';

/** What a person orders about a promotion. Each becomes a signed act and one fact. */
export type Order =
  | { readonly do: 'approve'; readonly plan: readonly string[]; readonly role?: string; readonly expiresAt?: Instant }
  | { readonly do: 'reject'; readonly reason: string }
  | { readonly do: 'revoke'; readonly approval?: string; readonly reason: string }
  | { readonly do: 'pause'; readonly reason: string }
  | { readonly do: 'resume'; readonly reason: string }
  | { readonly do: 'abort'; readonly reason: string }
  | { readonly do: 'retry'; readonly stack: string; readonly reason: string };

export type Ordered = { readonly by: PersonId; readonly at: Instant; readonly nonce: string; readonly ledger: string };

/** What was ordered stands already: the entry that says so, and nothing to write (S03.6). */
export type There = { readonly there: number };

/** The act a person would sign for an order, or why there is nothing to sign. */
export function actFor(order: Order, promotion: Promotion, who: Ordered): Act | There | readonly Refusal[] {
  const base = { ...who, promotion: promotion.id };
  switch (order.do) {
    case 'approve':
      return approvalAct(order, promotion, base);
    case 'revoke':
      return revokeAct(order, promotion, base);
    case 'pause':
      if (promotion.held) return { there: promotion.held.sequence };
      return ifOpen(promotion) ?? { ...base, type: 'waves.pause', reason: order.reason };
    case 'resume':
      return promotion.held
        ? { ...base, type: 'waves.resume', reason: order.reason }
        : { there: (promotion.resumed ?? promotion.started).sequence };
    case 'abort':
      return endAct('aborted', promotion, { ...base, type: 'waves.abort', reason: order.reason });
    case 'reject':
      return endAct('rejected', promotion, { ...base, type: 'waves.reject', reason: order.reason });
    case 'retry':
      return retryAct(order, promotion, base);
  }
}

type Base = Ordered & { readonly promotion: string };

function ifOpen(promotion: Promotion): readonly Refusal[] | undefined {
  if (promotion.state === 'open') return undefined;
  return [
    refuse('not-here', { say: `${promotion.id} is ${promotion.state}`, fix: 'waves status', subject: promotion.id }),
  ];
}

function endAct(state: Promotion['state'], promotion: Promotion, act: Act): Act | There | readonly Refusal[] {
  if (promotion.state === state && promotion.ended) return { there: promotion.ended.sequence };
  return ifOpen(promotion) ?? act;
}

function approvalAct(
  order: Extract<Order, { do: 'approve' }>,
  promotion: Promotion,
  base: Base,
): Act | There | readonly Refusal[] {
  const closed = ifOpen(promotion);
  if (closed) return closed;
  const records = recordsNamed(promotion, order.plan);
  if (isRefusal(records)) return [records];
  const given = promotion.grants.find(
    ({ act, revoked }) =>
      !revoked &&
      act.act.by === base.by &&
      act.act.role === order.role &&
      records.every(({ d }) => act.act.records?.some((record) => record.d === d)) &&
      base.at < (act.act.expiresAt ?? Number.POSITIVE_INFINITY) &&
      base.at - act.act.at < Math.min(...records.map(({ need }) => need.lifetime)),
  );
  if (given) return { there: given.sequence };
  return {
    ...base,
    type: 'waves.approval',
    ...(order.role === undefined ? {} : { role: order.role }),
    records: records.map(({ d, record }) => ({ stack: record.stack, wave: record.wave, d })),
    ...(order.expiresAt === undefined ? {} : { expiresAt: order.expiresAt }),
  };
}

function revokeAct(
  order: Extract<Order, { do: 'revoke' }>,
  promotion: Promotion,
  base: Base,
): Act | There | readonly Refusal[] {
  const named = promotion.grants.filter(({ id, act }) =>
    order.approval ? hex(id).startsWith(hex(order.approval)) : act.act.by === base.by,
  );
  const standing = named.filter(({ revoked }) => !revoked);
  const last = named.at(-1);
  if (standing.length === 0 && last?.revoked) return { there: last.revoked.sequence };
  if (standing.length !== 1 || !standing[0]) {
    const say =
      standing.length === 0 ? 'there is no such approval' : `${standing.length} approvals would be meant: name one`;
    return [
      refuse('not-here', {
        say,
        fix: `waves status ${promotion.id}; waves revoke ${promotion.id} --approval <digits> --reason …`,
      }),
    ];
  }
  return { ...base, type: 'waves.revoke', revokes: standing[0].id, reason: order.reason };
}

function hex(digest: string): string {
  return digest.replace(/^sha256:/, '');
}

function retryAct(
  order: Extract<Order, { do: 'retry' }>,
  promotion: Promotion,
  base: Base,
): Act | There | readonly Refusal[] {
  const closed = ifOpen(promotion);
  if (closed) return closed;
  const member = promotion.stacks.get(order.stack);
  if (member?.phase === 'pending' && member.retriedAt && member.lapses === 0)
    return { there: member.retriedAt.sequence };
  const stuck =
    member?.phase === 'failed' || member?.phase === 'judged' || (member?.phase === 'pending' && member.lapses > 0);
  if (!member || !stuck) {
    const say = member
      ? `${order.stack} is ${member.phase}, not failed`
      : `${order.stack} is not part of ${promotion.id}`;
    return [refuse('not-here', { say, fix: `waves why ${promotion.id}`, subject: order.stack })];
  }
  return { ...base, type: 'waves.retry', stack: order.stack, reason: order.reason };
}

export type Given = {
  readonly signed: SignedAct;
  readonly promotion: Promotion;
  readonly ledger: LedgerState;
  readonly rules: Rules;
  readonly now: Instant;
};

/**
 * The fact a signed act becomes, or why it may not. Acts made here and acts that came in a file take the same road; the
 * signature itself was verified at its source before.
 */
export function decide({ signed, promotion, ledger, rules, now }: Given): Fact | There | readonly Refusal[] {
  const { act } = signed;
  const known = ledger.acts.get(actId(signed));
  if (known !== undefined) return { there: known };
  if (act.ledger !== ledger.opened?.ledger || act.promotion !== promotion.id) {
    const say = `this was signed for ${act.promotion ?? 'no promotion'} of ledger ${act.ledger}, not for ${promotion.id}`;
    return [refuse('out-of-scope', { say, fix: `waves why ${promotion.id}`, subject: promotion.id })];
  }
  if (!personOf(rules, act.by)) {
    return [
      refuse('person-unknown', {
        say: `${act.by} is no known person`,
        fix: 'name the person in policies/people.yaml',
        owner: 'platform team',
      }),
    ];
  }
  return act.type === 'waves.approval'
    ? approved({ signed, promotion, ledger, rules, now })
    : factOf(signed, promotion);
}

function approved(given: Given): Fact | readonly Refusal[] {
  const { signed, promotion } = given;
  const closed = ifOpen(promotion);
  if (closed) return closed;
  const named = signed.act.records ?? [];
  const records = named.flatMap(({ stack, wave, d }) => {
    const judged = promotion.stacks.get(stack)?.judged;
    return judged?.d === d && judged.record.wave === wave ? [judged] : [];
  });
  const other = named.find(({ d }) => !records.some((record) => record.d === d));
  if (other || records.length === 0) {
    const say = `this approval names ${other?.stack ?? 'no stack'} in wave ${other?.wave ?? '?'}, which is no open plan of ${promotion.id}`;
    return [refuse('out-of-scope', { say, fix: `waves why ${promotion.id}`, subject: promotion.id })];
  }
  const reasons = mayApprove({ ...given, act: signed.act, records });
  return reasons.length > 0 ? reasons : { type: 'approved', promotion: promotion.id, act: signed };
}

/** The order that an act says, or nothing that is an order about a promotion. */
function orderOf({ type, reason = '', revokes = 'none', stack = '' }: Act): Order | undefined {
  switch (type) {
    case 'waves.reject':
      return { do: 'reject', reason };
    case 'waves.revoke':
      return { do: 'revoke', approval: revokes, reason };
    case 'waves.pause':
      return { do: 'pause', reason };
    case 'waves.resume':
      return { do: 'resume', reason };
    case 'waves.abort':
      return { do: 'abort', reason };
    case 'waves.retry':
      return { do: 'retry', stack, reason };
    default:
      return undefined;
  }
}

/** Between signing and recording the promotion may have moved: what could not be ordered now is not recorded now. */
function factOf(act: SignedAct, promotion: Promotion): Fact | There | readonly Refusal[] {
  const order = orderOf(act.act);
  const again = order && actFor(order, promotion, act.act);
  if (again && !('type' in again)) return again;
  const about = { promotion: promotion.id, act };
  switch (act.act.type) {
    case 'waves.reject':
      return { type: 'promotion-rejected', ...about };
    case 'waves.revoke':
      return { type: 'approval-revoked', ...about };
    case 'waves.pause':
      return { type: 'promotion-held', ...about };
    case 'waves.resume':
      return { type: 'promotion-resumed', ...about };
    case 'waves.abort':
      return { type: 'promotion-aborted', ...about };
    case 'waves.retry':
      return { type: 'stack-retried', ...about, stack: act.act.stack ?? '' };
    default:
      return [refuse('out-of-scope', { say: `${act.act.type} is nothing to record here`, fix: 'waves help' })];
  }
}
