import { evaluateApprovals } from '../approval/evaluate.ts';
import { canonical } from '../canonical.ts';
import type { Code } from '../codes.ts';
import { recordDigest, shortDigest } from '../plan-record.ts';
import type { Refusal } from '../refusal.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { StackName } from '../stack.ts';
import type { GatheredFact, StackFact } from './facts.ts';
import { applyGates, approvalQuestion, runCommand } from './gates.ts';
import type { Facts, Gathered } from './gathered.ts';
import { factAgeMax } from './gathered.ts';
import type { Present } from './present.ts';
import type { Judged, LedgerState, Promotion, StackProgress } from './state.ts';

export type PermitQuestion = {
  readonly ledger: LedgerState;
  readonly promotion: Promotion;
  readonly stack: StackName;
  readonly d: string;
  readonly present: Present;
  readonly facts: Facts;
  readonly runFolder: string;
};

export type ApplyIntended = Extract<StackFact, { type: 'apply-intended' }>;

/**
 * The one enforcement function (INV-1, INV-7, INV-11, INV-12; DESIGN 5.4, 5.9): the intent to apply exactly D, or every
 * reason why not. Synchronous and pure: called between the last read of the ledger and the append that names the
 * streams it looked at. Nothing else in waves may produce an intent.
 */
export function permit(question: PermitQuestion): ApplyIntended | readonly Refusal[] {
  const { promotion, stack, d, ledger } = question;
  const member = promotion.stacks.get(stack);
  if (ledger.spent.has(d)) return [spent(question)];
  if (promotion.state !== 'open' || !member?.judged || member.phase !== 'judged' || member.judged.d !== d) {
    const say = `${stack} of ${promotion.id} has no open plan ${shortDigest(d)}`;
    return [refuse('plan-mismatch', { say, fix: `waves why ${promotion.id}`, subject: stack })];
  }
  const { judged } = member;
  const reasons = [
    ...recordReasons(judged, question),
    ...factReasons(judged, question),
    ...timeReasons(judged, question),
    ...gateReasons(member, judged, question),
  ];
  return reasons.length > 0 ? reasons : intent(judged, question);
}

function gateReasons(member: StackProgress, judged: Judged, question: PermitQuestion): readonly Refusal[] {
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

/** Only grants whose proof the applying side verified itself count here (DESIGN 5.9 a). */
function promotionWithProvenGrants(promotion: Promotion, proofs: Facts['proofs']): Promotion {
  const proven = 'value' in proofs ? proofs.value : new Set<string>();
  return { ...promotion, grants: promotion.grants.filter(({ id }) => proven.has(id)) };
}

function badProof(person: string, { promotion, stack }: PermitQuestion): Refusal {
  return refuse('proof-invalid', {
    say: `an approval recorded for ${person} on ${stack} has no valid signature of a key that is theirs`,
    fix: `waves audit verify, then a new approval: waves why ${promotion.id}`,
    subject: stack,
    owner: 'security team',
  });
}

function spent({ promotion, stack, d }: PermitQuestion): Refusal {
  return refuse('plan-consumed', {
    say: `plan ${shortDigest(d)} of ${stack} had its one intent`,
    fix: `waves run ${promotion.release.module}@${promotion.release.version}`,
    subject: stack,
  });
}

/** The record names itself: whoever may append can't bend it. */
function recordReasons(judged: Judged, question: PermitQuestion): readonly Refusal[] {
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
    record.rules === promotion.rules;
  if (same) return [];
  return [
    tampered(
      'record-forged',
      `the plan record ${shortDigest(d)} of ${stack} is not what its digest and promotion say`,
      question,
    ),
  ];
}

function tampered(code: Code, say: string, { promotion, stack }: PermitQuestion): Refusal {
  return refuse(code, {
    say,
    fix: `waves audit verify; waves audit reconstruct ${promotion.id}`,
    subject: stack,
    owner: 'security team',
  });
}

/** Every gathered fact against the record: missing or old is no data, different is what the table says. */
function factReasons(judged: Judged, question: PermitQuestion): readonly Refusal[] {
  const { facts, stack } = question;
  const { record } = judged;
  const compare = <T>(
    name: string,
    fact: Gathered<T>,
    holds: (value: T) => boolean,
    code: Code,
    say: string,
  ): readonly Refusal[] => {
    if ('missing' in fact) return [noData(name, fact.missing, question)];
    if (fact.age > factAgeMax) return [noData(name, `it is ${Math.round(fact.age)} ms old`, question)];
    return holds(fact.value) ? [] : [different(code, `${say} (${stack})`, question)];
  };
  const equal = (expected: unknown) => (value: unknown) => canonical(value ?? null) === canonical(expected ?? null);
  return [
    ...compare(
      'governed head',
      facts.governedHead,
      (head) => head !== '',
      'fact-missing',
      'the governed branch has no head',
    ),
    ...compare(
      'account',
      facts.account,
      equal(record.account),
      'wrong-account',
      `the apply credentials are not ${record.account}'s`,
    ),
    ...compare('state', facts.state, equal(record.state), 'plan-stale', 'the state has moved since the plan'),
    ...compare(
      'plan state',
      facts.planState,
      equal(record.state),
      'plan-changed',
      'the plan file was made on another state',
    ),
    ...compare('backend', facts.backend, equal(record.backend), 'inputs-changed', 'the backend is another one'),
    ...compare(
      'backend lock',
      facts.backendLock,
      (holder) => holder === undefined,
      'backend-locked',
      'somebody else holds the state lock',
    ),
    ...compare(
      'plan file',
      facts.planFile,
      equal(record.sealed.planFile.digest),
      'plan-changed',
      'the plan file is not the recorded one',
    ),
    ...compare(
      'workspace',
      facts.workspace,
      equal(record.sealed.workspace.digest),
      'workspace-changed',
      'the sealed folder is not the recorded one',
    ),
    ...compare('engine', facts.engine, equal(record.engine), 'toolchain-changed', 'the engine is not the recorded one'),
    ...compare(
      'variables',
      facts.variables,
      equal(record.variables),
      'inputs-changed',
      'the inputs are not the recorded ones',
    ),
    ...compare(
      'analysis',
      facts.analysis,
      equal(record.analysis),
      'analysis-differs',
      'the sealed plan says something else than people were shown',
    ),
    ...compare(
      'judgement',
      facts.judgement,
      equal(record.judgement),
      'judgement-differs',
      'the recorded judgement is not what the rules say',
    ),
    ...compare(
      'sources',
      facts.sources,
      (extra) => extra.length === 0,
      'sources-differ',
      'the sealed folder is not the recorded tree plus our edits',
    ),
    ...compare(
      'authors',
      facts.authors,
      (missing) => missing.length === 0,
      'record-forged',
      'the record leaves out authors of the change',
    ),
    ...compare(
      'root',
      facts.root,
      equal(record.sealed.root),
      'workspace-changed',
      'the plan was made under another path',
    ),
    ...compare('proofs', facts.proofs, () => true, 'proof-invalid', 'no proof could be verified'),
  ];
}

function noData(name: string, why: string, { promotion, stack }: PermitQuestion): Refusal {
  const say = `${name} of ${stack} could not be had: ${why}`;
  return refuse('fact-missing', { say, fix: runCommand(promotion), subject: stack, owner: 'platform team' });
}

function different(code: Code, say: string, question: PermitQuestion): Refusal {
  const fix =
    code === 'plan-stale' || code === 'inputs-changed'
      ? runCommand(question.promotion)
      : `waves why ${question.promotion.id}`;
  return refuse(code, { say, fix, subject: question.stack, owner: 'platform team' });
}

/** The plan must still be about what the branch says, and not be past its time. */
function timeReasons(judged: Judged, { present, promotion, stack }: PermitQuestion): readonly Refusal[] {
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
  if (readSet === undefined) {
    reasons.push(
      refuse('fact-missing', {
        say: `the read set of ${stack} could not be read`,
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

function intent(judged: Judged, question: PermitQuestion): ApplyIntended | readonly Refusal[] {
  const { present, promotion, stack, d, facts, runFolder } = question;
  if (isRefusal(present.rules)) return [present.rules];
  const proven = promotionWithProvenGrants(promotion, facts.proofs);
  const answer = evaluateApprovals(
    approvalQuestion({ promotion: proven, judged, need: judged.need, rules: present.rules, now: present.now }),
  );
  if (!('uses' in answer)) return answer;
  const { lockKey } = judged.record;
  const gathered = digestsOf(facts, present.now);
  return {
    type: 'apply-intended',
    promotion: promotion.id,
    stack,
    d,
    lockKey,
    approvals: answer.uses,
    gathered,
    runFolder,
  };
}

/** The facts as they stand in the intent: what was seen, and when by ledger time. */
function digestsOf(facts: Facts, now: number): readonly GatheredFact[] {
  return Object.entries(facts).flatMap(([kind, fact]) => {
    if ('missing' in fact) return [];
    const value = fact.value instanceof Set ? [...fact.value].sort() : (fact.value ?? null);
    return [{ kind, value: typeof value === 'string' ? value : canonical(value), at: now - Math.round(fact.age) }];
  });
}
