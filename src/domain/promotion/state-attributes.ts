import type { Code } from '../codes.ts';
import type { Promotion, StackPhase } from './state.ts';

/** What is true of a state by the rules of waves (DESIGN 4): S03.2 asks for all six. */
export type StateAttributes = {
  readonly means: string;
  readonly entry: string;
  readonly exit: string;
  /** What the ledger holds when it is left. */
  readonly evidence: string;
  readonly owner: string;
  /** What time does. It never approves. */
  readonly timeout: string;
  readonly exception: string;
  /** What may keep it there. */
  readonly gates: readonly Code[];
};

export const promotionStates: Readonly<Record<Promotion['state'], StateAttributes>> = {
  open: {
    means: 'a release is on its way',
    entry: 'a person started it: signed, or by reconcile',
    exit: 'every wave is over, or a person ends it',
    evidence: 'the start act, the pinned waves, contract and rules',
    owner: 'whoever owns the gate that waves why names',
    timeout: 'none: it waits for days without a process, a lock or a place in a queue',
    exception: 'waves pause holds it; waves abort and waves reject end it',
    gates: ['held', 'rules-unreadable'],
  },
  released: {
    means: 'every wave is over',
    entry: 'every stack is verified or skipped, every soak is over, every required evidence passed',
    exit: 'none',
    evidence: 'verified, or skipped with a reason, for each stack',
    owner: 'nobody',
    timeout: 'none',
    exception: 'another version is a promotion of its own',
    gates: [],
  },
  aborted: {
    means: 'a person ended it where it stood',
    entry: 'a signed abort with a reason',
    exit: 'none; what is being applied is still recorded, and its pin landed',
    evidence: 'the abort act',
    owner: 'nobody',
    timeout: 'none',
    exception: 'a new promotion',
    gates: ['outcome-unknown'],
  },
  rejected: {
    means: 'a person said no',
    entry: 'a signed reject with a reason',
    exit: 'none; what is being applied is still recorded, and its pin landed',
    evidence: 'the reject act',
    owner: 'nobody',
    timeout: 'none',
    exception: 'a new promotion',
    gates: ['outcome-unknown'],
  },
};

export const stackStates: Readonly<Record<StackPhase, StateAttributes>> = {
  pending: {
    means: 'it has no plan yet',
    entry: 'the promotion started, its wave was reached, or a plan was dropped',
    exit: 'its drift check is clean or exempt, and it was planned at the new pin',
    evidence: 'drift_check, plan_pass',
    owner: 'the plan part; for drift the owner of the stack',
    timeout: 'a request lapses at its deadline and is asked again, twice at most; then it has failed',
    exception: 'waves reconcile clears drift and unapplied changes',
    gates: ['drifted', 'pending-changes', 'could-not-check', 'plan-failed', 'request-lapsed', 'soaking'],
  },
  planned: {
    means: 'it has a sealed plan that nobody has judged',
    entry: 'a result of the plan part was recorded',
    exit: 'the plan was judged, and its record is sealed',
    evidence: 'plan_pass',
    owner: 'the decide part',
    timeout: 'none: it is judged at once',
    exception: 'none',
    gates: ['rules-unreadable'],
  },
  judged: {
    means: 'its plan may be approved, and applied once every gate is open',
    entry: 'the rules, the policies and the contract were asked, and the record names all it is bound to',
    exit: 'an intent that names the record, or the plan is dropped',
    evidence: 'policy_pass, approvals, every kind the wave requires before an apply',
    owner: 'the roles that the plan asks for',
    timeout: 'the record lives 24 h (lifetimes.record), a yes 24 h, 4 h or 1 h by class; then both are asked anew',
    exception: 'none: nothing is applied that was not approved',
    gates: ['awaiting-approval', 'policy-denied', 'frozen', 'evidence-missing', 'budget-spent', 'stack-locked'],
  },
  applying: {
    means: 'an intent is recorded and its outcome is not',
    entry: 'the enforcement function found no reason against',
    exit: 'the outcome was recorded: applied, failed, or unknown',
    evidence: 'the intent, before anything is spawned',
    owner: 'the supervisor of the engine',
    timeout: 'at the deadline one interrupt; without an outcome it is unknown',
    exception: 'waves settle adopts what an interrupted apply left',
    gates: ['stack-locked'],
  },
  applied: {
    means: 'the engine succeeded; the pin is landed or being landed, and a re-read is due',
    entry: 'exit 0, the same lineage, a higher serial where there were changes',
    exit: 'the pin is on the governed branch, and a re-read at it shows no difference',
    evidence: 'apply_pass, the landed commit',
    owner: 'the decide part; after a difference the owner of the stack',
    timeout: 'a re-read that nobody answers is asked again, by each later run',
    exception: 'waves reconcile, where the world differs for good',
    gates: ['pin-conflict', 'not-verified', 'checkout-dirty'],
  },
  verified: {
    means: 'the world is what the configuration at the new pin says',
    entry: 'the re-read showed no difference in what the configuration sets',
    exit: 'none; its wave is over once all are, its evidence passed and its soak has ended',
    evidence: 'apply_pass, drift_check, every kind the wave requires before it is done',
    owner: 'nobody',
    timeout: 'the soak of its wave, at whose end it is looked at once more',
    exception: 'drift found at the end of a soak starts the soak anew',
    gates: ['soaking', 'evidence-missing', 'evidence-failed'],
  },
  failed: {
    means: 'its plan or its apply ended badly, and how is known',
    entry: 'the engine ended with an error and nothing is unknown',
    exit: 'a person lets it be planned anew',
    evidence: 'the outcome, with the filtered log',
    owner: 'the owner of the stack',
    timeout: 'none: it is never tried again by itself',
    exception: 'waves retry; others of its wave go on while its failure budget lasts',
    gates: ['apply-failed', 'budget-spent'],
  },
  unknown: {
    means: 'nobody knows how its apply ended: it is held',
    entry: 'an intent without an outcome whose supervisor is gone',
    exit: 'waves settle found out, or two persons took it as it stands',
    evidence: 'a comparison of the world with both pins',
    owner: 'the platform team',
    timeout: 'none: it is never tried again by itself',
    exception: 'waves settle --accept-partial --reason …, by two persons',
    gates: ['outcome-unknown'],
  },
  skipped: {
    means: 'there is nothing to do',
    entry: 'it is on the version already, with a state and nothing pending, or on a newer one',
    exit: 'none',
    evidence: 'drift_check, and why it was skipped',
    owner: 'nobody',
    timeout: 'none',
    exception: 'waves reconcile promotes what it is on',
    gates: [],
  },
};
