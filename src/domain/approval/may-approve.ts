import type { Act } from '../act.ts';
import { latestEvidence, rulesDue } from '../evidence-gate.ts';
import type { Instant } from '../instant.ts';
import { shortDigest } from '../plan-record.ts';
import type { Grant, Judged, LedgerState, Promotion } from '../promotion/state.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import { names } from './evaluate.ts';
import { expiryOf } from './expiry.ts';
import { holdersOf, holdsRole, personOf } from './roles.ts';

export type ApprovalTried = {
  readonly act: Act;
  readonly records: readonly Judged[];
  readonly promotion: Promotion;
  readonly ledger: LedgerState;
  readonly rules: Rules;
  readonly now: Instant;
};

/** Why this person may not say this yes. The same rules are asked again at the intent. */
export function mayApprove(tried: ApprovalTried): readonly Refusal[] {
  const { act, rules, now } = tried;
  const { role } = act;
  if (!personOf(rules, act.by)) {
    return [
      refuse('person-unknown', {
        say: `${act.by} is no known person`,
        fix: 'name the person in policies/people.yaml',
        owner: 'platform team',
      }),
    ];
  }
  const asked = tried.records.find(({ need }) => need.roles.length > 0);
  if (role === undefined && asked) {
    const roles = asked.need.roles.join(' or ');
    const say = `${asked.record.stack} asks for ${roles}, and no role was named`;
    return [refuse('bad-usage', { say, fix: `waves approve … --role ${asked.need.roles[0]}`, owner: roles })];
  }
  if (role !== undefined && !holdsRole(rules, { person: act.by, role }, now)) {
    const holders = holdersOf(rules, role, now).join(', ') || 'nobody';
    return [
      refuse('role-not-held', {
        say: `${act.by} does not hold ${role}; it is held by ${holders}`,
        fix: `ask ${holders}`,
        owner: role,
      }),
    ];
  }
  return tried.records.flatMap((judged) => [
    ...lateness(tried, judged),
    ...authorship(tried, judged),
    ...secondRole(tried, judged),
    ...evidence(tried, judged),
  ]);
}

/** A yes that would not count for a moment is not taken: it was signed too long ago, or for a plan that is over. */
function lateness({ act, now }: ApprovalTried, { record, need }: Judged): readonly Refusal[] {
  if (now < expiryOf({ act: { act, signature: '' }, at: now }, need, record)) return [];
  const say = `this approval of ${record.stack} has expired before it was given`;
  return [refuse('approval-expired', { say, fix: 'sign a new one', subject: record.stack, owner: act.by })];
}

function authorship(tried: ApprovalTried, judged: Judged): readonly Refusal[] {
  const { record, need } = judged;
  const asks = need.requireDifferentActorFromAuthor || need.anyPerson;
  const byAuthor = asks ? notAuthor(tried, judged) : [];
  const alone = need.roles.length <= 1 && tried.act.by === tried.promotion.starter;
  if (byAuthor.length > 0 || !alone) return byAuthor;
  const owner = need.roles.join(' or ') || 'another person';
  const say = `${tried.act.by} started ${tried.promotion.id} and would be its only approver`;
  return [refuse('self-approval', { say, fix: 'another holder of the role approves', subject: record.stack, owner })];
}

function notAuthor({ act }: ApprovalTried, { record, need }: Judged): readonly Refusal[] {
  const owner = need.roles.join(' or ') || 'another person';
  const unknown = record.authors.unknown[0];
  if (unknown !== undefined) {
    const say = `${unknown} wrote part of what ${record.stack} would change and is no known person`;
    return [
      refuse('author-unknown', {
        say,
        fix: 'add the e-mail to a person in policies/people.yaml',
        subject: record.stack,
        owner: 'platform team',
      }),
    ];
  }
  if (!record.authors.persons.includes(act.by)) return [];
  const say = `${act.by} wrote part of what ${record.stack} would change`;
  return [refuse('self-approval', { say, fix: 'another holder of the role approves', subject: record.stack, owner })];
}

/** One person may not fill two roles of one plan (S08.8); where no role is asked for there are none to fill. */
function secondRole({ act, promotion, now }: ApprovalTried, { d, record, need }: Judged): readonly Refusal[] {
  if (need.roles.length === 0) return [];
  const other = promotion.grants.find(
    (grant: Grant) =>
      grant.act.act.by === act.by &&
      grant.act.act.role !== act.role &&
      !grant.revoked &&
      names(grant, d) &&
      now < expiryOf(grant, need, record),
  );
  if (!other) return [];
  const say = `${act.by} has approved ${shortDigest(d)} as ${other.act.act.role} already`;
  return [
    refuse('same-person-two-roles', {
      say,
      fix: `another holder of ${act.role} approves`,
      subject: record.stack,
      owner: act.role ?? '',
    }),
  ];
}

/** Evidence that is due before the apply must be complete: nobody approves blindly (S08.14). */
function evidence({ promotion, ledger }: ApprovalTried, { record }: Judged): readonly Refusal[] {
  const member = promotion.stacks.get(record.stack);
  const wave = promotion.waves.find(({ name }) => name === record.wave);
  if (!member || !wave) return [];
  const missing = rulesDue(wave, 'apply').filter(({ kind, onNoData }) => {
    const latest = latestEvidence({ promotion, ledger, member }, kind);
    return latest?.result !== 'passed' && latest?.result !== 'not-applicable' && onNoData !== 'pass';
  });
  if (missing.length === 0) return [];
  const say = `${missing.map(({ kind }) => kind).join(', ')} of ${record.stack} is not passed`;
  return [
    refuse('evidence-not-complete', {
      say,
      fix: `waves why ${promotion.id}`,
      subject: record.stack,
      owner: 'the evidence producer',
    }),
  ];
}
