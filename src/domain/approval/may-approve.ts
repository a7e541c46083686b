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
  const role = act.role ?? '';
  if (!personOf(rules, act.by)) {
    return [
      refuse('person-unknown', {
        say: `${act.by} is no known person`,
        fix: 'name the person in policies/people.yaml',
        owner: 'platform team',
      }),
    ];
  }
  if (!holdsRole(rules, { person: act.by, role }, now)) {
    const holders = holdersOf(rules, role, now).join(', ') || 'nobody';
    return [
      refuse('role-not-held', {
        say: `${act.by} does not hold ${role}; it is held by ${holders}`,
        fix: `ask ${holders}`,
        owner: role,
      }),
    ];
  }
  if (act.expiresAt !== undefined && act.expiresAt <= now) {
    return [
      refuse('approval-expired', {
        say: 'this approval has expired before it was given',
        fix: 'sign a new one',
        owner: act.by,
      }),
    ];
  }
  return tried.records.flatMap((judged) => [
    ...authorship(tried, judged),
    ...secondRole(tried, judged),
    ...evidence(tried, judged),
  ]);
}

function authorship({ act, promotion }: ApprovalTried, { record, need }: Judged): readonly Refusal[] {
  if (!need.requireDifferentActorFromAuthor && !need.anyPerson) return [];
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
  if (record.authors.persons.includes(act.by)) {
    const say = `${act.by} wrote part of what ${record.stack} would change`;
    return [refuse('self-approval', { say, fix: 'another holder of the role approves', subject: record.stack, owner })];
  }
  const alone = need.roles.length <= 1 && act.by === promotion.starter;
  if (!alone) return [];
  const say = `${act.by} started ${promotion.id} and would be its only approver`;
  return [refuse('self-approval', { say, fix: 'another holder of the role approves', subject: record.stack, owner })];
}

/** One person may not fill two roles of one plan (S08.8). */
function secondRole({ act, promotion, now }: ApprovalTried, { d, record, need }: Judged): readonly Refusal[] {
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
