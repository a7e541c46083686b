import { canonical } from '../canonical.ts';
import { lockKeyOf, recordDigest, shortDigest } from '../plan-record.ts';
import type { Refusal } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import { startedRelease } from '../release.ts';
import { actId } from './act-id.ts';
import type { EnforceQuestion } from './enforce-question.ts';
import { factReasons } from './facts-hold.ts';
import { runCommand } from './gate-question.ts';
import { applyGates } from './gates.ts';
import type { Facts } from './gathered.ts';
import type { ApplyIntended } from './intent.ts';
import { intent, promotionWithProvenGrants } from './intent.ts';
import type { Judged, Promotion, StackProgress } from './state.ts';

/**
 * The one enforcement function (INV-1, INV-7, INV-11, INV-12; DESIGN 5.4, 5.9): the intent to apply exactly D, or every
 * reason why not. Synchronous and pure: called between the last read of the ledger and the append that names the
 * streams it looked at. Nothing else in waves may produce an intent.
 */
export function enforce(question: EnforceQuestion): ApplyIntended | readonly Refusal[] {
  const { promotion, stack, d, ledger } = question;
  const member = promotion.stacks.get(stack);
  if (ledger.spent.has(d)) return [spent(question)];
  if (promotion.state !== 'open' || !member?.judged || member.phase !== 'judged' || member.judged.d !== d) {
    const say = `${stack} of ${promotion.id} has no open plan ${shortDigest(d)}`;
    return [refuse('plan-mismatch', { say, fix: `waves why ${promotion.id}`, subject: stack })];
  }
  const judged = withDerived(member.judged, question.facts);
  const reasons = [
    ...recordReasons(judged, question),
    ...starterReasons(question),
    ...factReasons(judged.record, question),
    ...timeReasons(judged, question),
    ...gateReasons({ ...member, judged }, judged, question),
  ];
  return reasons.length > 0 ? reasons : intent(judged, question);
}

/** The need and the denials as derived again; what the `judged` fact says of them is a claim of whoever appended it. */
function withDerived(judged: Judged, { derived }: Facts): Judged {
  if ('missing' in derived) return judged;
  const { need, denials } = derived.value;
  const named = denials.map(({ policy, address, say, fix }) => ({ policy, address, say, fix }));
  return { ...judged, need, summary: { ...judged.summary, denials: named } };
}

/** Who started decides who may not approve alone, so the start is proven like an approval. */
function starterReasons(question: EnforceQuestion): readonly Refusal[] {
  const { promotion, facts } = question;
  const { startAct, starter, id, release } = promotion;
  const { act } = startAct;
  const says =
    act.type === 'waves.start' && act.by === starter && act.promotion === id && act.release === startedRelease(release);
  const proven = 'value' in facts.proofs && facts.proofs.value.has(actId(startAct));
  return says && proven ? [] : [badProof(starter, question)];
}

function gateReasons(member: StackProgress, judged: Judged, question: EnforceQuestion): readonly Refusal[] {
  const { promotion, ledger, present } = question;
  const proven = promotionWithProvenGrants(promotion, question.facts.proofs);
  const gates = applyGates({ promotion: proven, ledger, present, member });
  const forged = promotion.grants.filter(
    (grant) => !grant.revoked && isAbout(grant, judged.d) && !proven.grants.includes(grant),
  );
  return [...gates, ...forged.map((grant) => badProof(grant.act.act.by, question))];
}

function isAbout(grant: Promotion['grants'][number], d: string): boolean {
  return (grant.act.act.records ?? []).some((record) => record.d === d);
}

function badProof(person: string, { promotion, stack }: EnforceQuestion): Refusal {
  return refuse('proof-invalid', {
    say: `an approval recorded for ${person} on ${stack} has no valid signature of a key that is theirs`,
    fix: `waves audit verify, then a new approval: waves why ${promotion.id}`,
    subject: stack,
    owner: 'security team',
  });
}

function spent({ promotion, stack, d }: EnforceQuestion): Refusal {
  return refuse('plan-consumed', {
    say: `plan ${shortDigest(d)} of ${stack} had its one intent`,
    fix: `waves run ${promotion.release.module}@${promotion.release.version}`,
    subject: stack,
  });
}

/** The record names itself: whoever may append can't bend it. */
function recordReasons(judged: Judged, question: EnforceQuestion): readonly Refusal[] {
  const { record, d } = judged;
  const { promotion, stack, ledger } = question;
  const same =
    recordDigest(record) === d &&
    record.promotion === promotion.id &&
    record.stack === stack &&
    record.ledger === ledger.opened?.ledger &&
    canonical(record.release) === canonical(promotion.release) &&
    record.wave === promotion.stacks.get(stack)?.wave &&
    record.contract === promotion.contract &&
    record.rules === promotion.rules &&
    record.lockKey === lockKeyOf(record);
  if (same) return [];
  return [
    tampered(
      'record-forged',
      `the plan record ${shortDigest(d)} of ${stack} is not what its digest and promotion say`,
      question,
    ),
  ];
}

function tampered(code: Refusal['code'], say: string, { promotion, stack }: EnforceQuestion): Refusal {
  return refuse(code, {
    say,
    fix: `waves audit verify; waves audit reconstruct ${promotion.id}`,
    subject: stack,
    owner: 'security team',
  });
}

/** The plan must still be about what the branch says, and not be past its time. */
function timeReasons(judged: Judged, { present, promotion, stack }: EnforceQuestion): readonly Refusal[] {
  const reasons: Refusal[] = [];
  if (present.now >= judged.record.expires) {
    reasons.push(
      refuse('plan-expired', {
        say: `plan ${shortDigest(judged.d)} is past its expiry`,
        fix: runCommand(promotion),
        subject: stack,
      }),
    );
  }
  const readSet = present.readSets.get(stack);
  if (readSet === undefined || !present.judgings.has(stack)) {
    reasons.push(
      refuse('fact-missing', {
        say: `what ${stack} reads, or what the present rules say of it, could not be had`,
        fix: runCommand(promotion),
        subject: stack,
      }),
    );
  } else if (readSet !== judged.record.readSetDigest) {
    reasons.push(
      refuse('plan-moved', {
        say: `what ${stack} reads has changed since it was planned`,
        fix: `${runCommand(promotion)}, then approve the new plan`,
        subject: stack,
      }),
    );
  }
  return reasons;
}
