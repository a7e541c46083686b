import type { PersonId } from '../act.ts';
import type { ApprovalNeed } from '../approval-need.ts';
import { needsSomebody } from '../approval-need.ts';
import type { Digest } from '../digest.ts';
import type { Instant } from '../instant.ts';
import type { PlanRecord } from '../plan-record.ts';
import { shortDigest } from '../plan-record.ts';
import type { Grant } from '../promotion/state.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import { expiryOf } from './expiry.ts';
import { holdsRole, personOf } from './roles.ts';

/** What a plan record's approvals are judged by. */
export type ApprovalQuestion = {
  readonly promotion: string;
  readonly d: Digest;
  readonly record: PlanRecord;
  readonly need: ApprovalNeed;
  readonly starter: PersonId;
  readonly grants: readonly Grant[];
  readonly rules: Rules;
  readonly now: Instant;
};

export type Approved = { readonly uses: readonly Digest[]; readonly until: Instant };

/** The approvals that satisfy the need, or every reason why they do not. */
export function evaluateApprovals(question: ApprovalQuestion): Approved | readonly Refusal[] {
  const { need, record } = question;
  if (!needsSomebody(need)) return { uses: [], until: record.expires };
  if (need.requireDifferentActorFromAuthor || need.anyPerson) {
    const unknown = record.authors.unknown[0];
    if (unknown !== undefined) return [authorUnknown(question, unknown)];
  }
  const named = question.grants.filter((grant) => names(grant, question.d) && !grant.revoked);
  const byStarter = (grant: Grant) => Number(grant.act.act.by === question.starter);
  const counted = named.filter((grant) => counts(grant, question));
  const standing = counted.sort((a, b) => byStarter(a) - byStarter(b));
  const chosen = choose(need, standing);
  const missing = need.roles.filter((role) => !chosen.some((grant) => grant.act.act.role === role));
  if (missing.length > 0 || (need.anyPerson && chosen.length === 0)) return [...absent(question, missing, named)];
  const persons = new Set(chosen.map((grant) => grant.act.act.by));
  if (persons.size === 1 && persons.has(question.starter)) return [starterAlone(question)];
  return { uses: chosen.map(({ id }) => id), until: Math.min(...chosen.map((grant) => expiryOf(grant, need, record))) };
}

export function names(grant: Grant, d: Digest): boolean {
  const { type, records = [] } = grant.act.act;
  return type === 'waves.approval' && records.some((named) => named.d === d);
}

function counts(grant: Grant, question: ApprovalQuestion): boolean {
  const { by: person, role } = grant.act.act;
  const { rules, now, need, record } = question;
  if (!personOf(rules, person)) return false;
  if (need.roles.length > 0 && (role === undefined || !holdsRole(rules, { person, role }, now))) return false;
  if (isAuthor(question, person)) return false;
  return now < expiryOf(grant, need, record);
}

function isAuthor({ need, record }: ApprovalQuestion, person: PersonId): boolean {
  return (need.requireDifferentActorFromAuthor || need.anyPerson) && record.authors.persons.includes(person);
}

/** One grant per role, each of another person; a starter is taken only where nobody else stands. */
function choose(need: ApprovalNeed, standing: readonly Grant[]): readonly Grant[] {
  if (need.roles.length === 0) return standing.slice(0, 1);
  let best: readonly Grant[] = [];
  const search = (index: number, taken: readonly Grant[]): void => {
    if (taken.length > best.length) best = taken;
    const role = need.roles[index];
    if (role === undefined) return;
    for (const grant of standing) {
      const free = !taken.some((other) => other.act.act.by === grant.act.act.by);
      if (grant.act.act.role === role && free) search(index + 1, [...taken, grant]);
    }
    search(index + 1, taken);
  };
  search(0, []);
  return best;
}

function absent(question: ApprovalQuestion, missing: readonly string[], named: readonly Grant[]): readonly Refusal[] {
  const roles = missing.length > 0 ? missing : ['any known person who did not write it'];
  return roles.map((role) => {
    const lapsed = named.find((grant) => missing.length === 0 || grant.act.act.role === role);
    const expired = lapsed && question.now >= expiryOf(lapsed, question.need, question.record);
    return refuse(expired ? 'approval-expired' : 'awaiting-approval', {
      say: expired
        ? `the approval of ${lapsed.act.act.by} as ${role} has expired for ${question.record.stack}`
        : `${question.record.stack} waits for ${role} on plan ${shortDigest(question.d)}`,
      fix: approveCommand(question, missing.length > 0 ? role : undefined),
      subject: question.record.stack,
      owner: role,
      until: question.record.expires,
    });
  });
}

function approveCommand(question: Pick<ApprovalQuestion, 'promotion' | 'd'>, role: string | undefined): string {
  return `waves approve ${question.promotion} --plan ${shortDigest(question.d)}${role ? ` --role ${role}` : ''}`;
}

function authorUnknown(question: ApprovalQuestion, email: string): Refusal {
  return refuse('author-unknown', {
    say: `${email} wrote part of what ${question.record.stack} would change and is no known person`,
    fix: 'add the e-mail to a person in policies/people.yaml on the governed branch',
    subject: question.record.stack,
    owner: 'platform team',
  });
}

function starterAlone(question: ApprovalQuestion): Refusal {
  return refuse('awaiting-approval', {
    say: `${question.starter} started ${question.promotion} and can approve only beside another person`,
    fix: approveCommand(question, question.need.roles[0]),
    subject: question.record.stack,
    owner: 'another person',
    until: question.record.expires,
  });
}
