import type { PersonId } from '../domain/act.ts';
import { evaluateApprovals } from '../domain/approval/evaluate.ts';
import { openQuestions, setDigest } from '../domain/approval/named.ts';
import { holdersOf, holdsRole } from '../domain/approval/roles.ts';
import type { Instant } from '../domain/instant.ts';
import { shortDigest } from '../domain/plan-record.ts';
import type { Judged, LedgerState, Promotion } from '../domain/promotion/state.ts';
import { releaseText } from '../domain/release.ts';
import type { Rules } from '../domain/rules.ts';
import { type LoweredView, loweredIn } from './exceptions.ts';
import { isoText } from './iso.ts';
import { countsText } from './summary-text.ts';

export type InboxPlan = {
  readonly stack: string;
  readonly plan: string;
  readonly class: string;
  readonly impacts: readonly string[];
  readonly counts: string;
  readonly since: string;
  readonly ageSeconds: number;
  readonly until: string;
  /** An exception brought its class down. */
  readonly lowered?: LoweredView;
};

/** What one role is asked about one promotion. `set` names all the plans of the promotion that are open, at once. */
export type InboxItem = {
  readonly promotion: string;
  readonly release: string;
  /** Undefined: any known person who did not write it. */
  readonly role?: string;
  readonly holders: readonly PersonId[];
  readonly plans: readonly InboxPlan[];
  readonly set?: string;
  readonly command: string;
};

export type InboxOf = {
  readonly ledger: LedgerState;
  readonly rules: Rules;
  readonly now: Instant;
  /** Only what this person could answer. */
  readonly person?: PersonId;
};

/** Plans that wait for somebody, by promotion and role, the oldest first. */
export function inboxOf(of: InboxOf): readonly InboxItem[] {
  const open = [...of.ledger.promotions.values()].filter(({ state }) => state === 'open');
  return open.flatMap((promotion) => itemsOf(promotion, of)).toSorted((a, b) => oldest(a) - oldest(b));
}

function oldest({ plans }: InboxItem): number {
  return -Math.max(0, ...plans.map(({ ageSeconds }) => ageSeconds));
}

function itemsOf(promotion: Promotion, of: InboxOf): readonly InboxItem[] {
  const byRole = new Map<string, Judged[]>();
  const questions = openQuestions(promotion);
  for (const judged of questions) {
    for (const role of rolesMissing(promotion, judged, of)) byRole.set(role, [...(byRole.get(role) ?? []), judged]);
  }
  return [...byRole].flatMap(([role, judged]) => {
    const asked = judged.filter((one) => mayAnswer(one, role, { promotion, of }));
    return asked.length > 0 ? [itemOf(role, asked, { promotion, of, questions })] : [];
  });
}

/** Roles nobody has filled yet; an empty role is any known person. */
function rolesMissing(promotion: Promotion, judged: Judged, { rules, now }: InboxOf): readonly string[] {
  const { need, d, record } = judged;
  const { id, starter, grants } = promotion;
  const answer = evaluateApprovals({ promotion: id, starter, grants, d, record, need, rules, now });
  if ('uses' in answer) return [];
  if (need.roles.length === 0) return [''];
  const owners = new Set(answer.map(({ owner }) => owner));
  const missing = need.roles.filter((role) => owners.has(role));
  return missing.length > 0 ? missing : need.roles;
}

function mayAnswer(judged: Judged, role: string, { promotion, of }: { promotion: Promotion; of: InboxOf }): boolean {
  const { person, rules, now } = of;
  if (person === undefined) return true;
  const { need, record } = judged;
  const others = need.requireDifferentActorFromAuthor || need.anyPerson;
  if (others && record.authors.persons.includes(person)) return false;
  const isGiven = promotion.grants.some(
    ({ act, revoked }) => !revoked && act.act.by === person && act.act.records?.some(({ d }) => d === judged.d),
  );
  if (isGiven) return false;
  return role === '' ? rules.people.some(({ id }) => id === person) : holdsRole(rules, { person, role }, now);
}

function itemOf(
  role: string,
  asked: readonly Judged[],
  { promotion, of, questions }: { promotion: Promotion; of: InboxOf; questions: readonly Judged[] },
): InboxItem {
  const set = asked.length > 1 && asked.length === questions.length ? setDigest(questions) : undefined;
  const named = set === undefined ? asked.map(({ d }) => `--plan ${shortDigest(d)}`) : [`--plan ${shortDigest(set)}`];
  return {
    promotion: promotion.id,
    release: releaseText(promotion.release),
    ...(role === '' ? {} : { role }),
    holders: role === '' ? [] : holdersOf(of.rules, role, of.now),
    plans: asked.map((judged) => planOf(judged, promotion.id, of)),
    ...(set === undefined ? {} : { set }),
    command: ['waves approve', promotion.id, ...named, ...(role === '' ? [] : [`--role ${role}`])].join(' '),
  };
}

function planOf({ d, record, summary, at }: Judged, promotion: string, { ledger, now }: InboxOf): InboxPlan {
  const lowered = loweredIn(ledger, promotion).find(({ plan }) => plan === d);
  return {
    stack: record.stack,
    plan: d,
    class: summary.class,
    impacts: summary.impacts,
    counts: countsText(summary.counts),
    since: isoText(at),
    ageSeconds: Math.max(0, Math.floor((now - at) / 1000)),
    until: isoText(record.expires),
    ...(lowered ? { lowered } : {}),
  };
}
