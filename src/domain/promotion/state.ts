import type { PersonId, SignedAct } from '../act.ts';
import type { Digest } from '../digest.ts';
import type { Evidence } from '../evidence.ts';
import type { Instant } from '../instant.ts';
import type { PlanRequest } from '../plan-request.ts';
import type { LockedVersion, ProvidersQuestion } from '../provider-lock.ts';
import type { Release } from '../release.ts';
import type { StackName } from '../stack.ts';
import type { Wave } from '../wave.ts';
import type { ApplyOutcome, StackFact } from './facts.ts';
import type { Adoption, GovernanceFact } from './governance-facts.ts';
import type { JudgedPlan } from './judged-plan.ts';

type Difference = Extract<StackFact, { type: 'not-verified' }>['differences'][number];
type Planned = Extract<StackFact, { type: 'planned' }>;
type DriftAccepted = Extract<GovernanceFact, { type: 'drift-accepted' }>;

/** When something was recorded: ledger time, and the entry that says so. */
export type Recorded = { readonly at: Instant; readonly sequence: number };

export type StackPhase =
  | 'pending'
  | 'planned'
  | 'judged'
  | 'applying'
  | 'applied'
  | 'verified'
  | 'failed'
  | 'unknown'
  | 'skipped';

export type OpenRequest = Recorded & { readonly request: PlanRequest };

export type DriftCheck = Recorded & {
  readonly verdict: 'clean' | 'accepted' | 'drifted' | 'pending' | 'could-not-check';
  readonly drifted: readonly Difference[];
  readonly pending: readonly Difference[];
  readonly broughtBy: readonly string[];
  readonly exempt?: string;
};

export type Judged = Recorded & JudgedPlan;

export type Intent = Recorded & {
  readonly d: Digest;
  readonly runFolder: string;
  readonly lockKey: string;
  readonly approvals: readonly Digest[];
};

/** One stack on its way through one promotion. */
export type StackProgress = {
  readonly stack: StackName;
  readonly wave: string;
  readonly from: string;
  readonly phase: StackPhase;
  readonly open?: OpenRequest;
  /** Requests in a row that nobody answered, and when the last of them lapsed. */
  readonly lapses: number;
  readonly lapsedAt?: Recorded;
  readonly driftCheck?: DriftCheck;
  readonly planned?: Recorded & {
    readonly result: Digest;
    readonly fingerprint: Digest;
    readonly request: PlanRequest;
    readonly state: Planned['state'];
  };
  readonly judged?: Judged;
  /** The plan before this one, and why it no longer serves. */
  readonly dropped?: Recorded & { readonly d: Digest; readonly code: string; readonly say: string };
  readonly planFailure?: Recorded & { readonly code: string; readonly say: string };
  readonly intent?: Intent;
  readonly outcome?: ApplyOutcome & Recorded;
  readonly pin: 'not-yet' | 'intended' | 'landed' | 'failed';
  readonly pinFailure?: Recorded & { readonly code: string; readonly say: string };
  readonly pinCommit?: string;
  readonly verifiedAt?: Recorded;
  readonly notVerified?: Recorded & { readonly differences: readonly Difference[] };
  readonly compared?: Recorded & { readonly verdict: string; readonly differences: readonly Difference[] };
  readonly soakCheck?: Recorded & {
    readonly verdict: 'clean' | 'accepted' | 'drifted' | 'could-not-check';
    readonly differences: readonly Difference[];
  };
  /** The first of two persons who accept that the apply was partial. */
  readonly acceptance?: SignedAct;
  /** The last drift found while the wave soaked: the soak began anew there, whatever a later check says. */
  readonly soakDrift?: Recorded;
  /** Applies of this promotion on this stack that ended badly. */
  readonly failures: number;
  readonly retriedAt?: Recorded;
  readonly skipped?: string;
};

/** A yes of one person in one role to exact plan records. `id` is the digest of the signed act. */
export type Grant = Recorded & {
  readonly id: Digest;
  readonly act: SignedAct;
  readonly revoked?: Recorded;
};

export type Promotion = {
  readonly id: string;
  readonly kind: 'promote' | 'reconcile';
  readonly state: 'open' | 'released' | 'aborted' | 'rejected';
  readonly held?: Recorded & { readonly by: PersonId; readonly reason: string };
  /** The last time it went on after a pause. */
  readonly resumed?: Recorded;
  readonly release: Release;
  readonly starter: PersonId;
  readonly startAct: SignedAct;
  readonly started: Recorded;
  readonly ended?: Recorded & { readonly by?: PersonId; readonly reason?: string };
  readonly contract: Digest;
  readonly rules: Digest;
  readonly waves: readonly Wave[];
  readonly stacks: ReadonlyMap<StackName, StackProgress>;
  readonly grants: readonly Grant[];
};

/** What was last applied to a stack by waves, over all promotions. */
export type LastApplied = Recorded & {
  readonly version: string;
  readonly module: string;
  readonly commit: string;
  readonly readSetDigest: Digest;
  /** It was not applied by waves: this act says that it stood so. */
  readonly adopted?: { readonly adoption: Adoption; readonly act: SignedAct };
};

/** Drift that a person accepted. `id` is the digest of the statement they signed. */
export type Acceptance = DriftAccepted['accepted'] &
  Pick<DriftAccepted, 'id' | 'act'> & { readonly recorded: Recorded };

/** The question stands until it is answered; whoever asked it first stands as author of the answer. */
export type ProviderChoice = { readonly question: ProvidersQuestion; readonly chosen?: readonly LockedVersion[] };

/** One use of an exception. */
export type Lowering = NonNullable<JudgedPlan['summary']['lowered']> &
  Recorded & { readonly promotion: string; readonly stack: StackName; readonly d: Digest };

/** The whole ledger, folded. Everything any view or decision needs of the past. */
export type LedgerState = {
  readonly opened?: Extract<GovernanceFact, { type: 'ledger-opened' }> & Recorded;
  readonly head: Recorded;
  /** Sequence of the last entry that touched each stream. */
  readonly positions: ReadonlyMap<string, number>;
  readonly releases: ReadonlyMap<string, Release & { readonly firstSeen: Recorded }>;
  /** Provider versions chosen once for a release, by release and kind of engine (`choiceKey`). */
  readonly providers: ReadonlyMap<string, ProviderChoice>;
  readonly alarms: readonly (Extract<GovernanceFact, { type: 'release-alarmed' }> & Recorded)[];
  readonly evidence: readonly (Evidence & { readonly recorded: Recorded })[];
  /** Every plan whose class an exception brought down, once each. */
  readonly lowerings: readonly Lowering[];
  readonly acceptances: readonly Acceptance[];
  readonly promotions: ReadonlyMap<string, Promotion>;
  /** Plan records that had their one intent. */
  readonly spent: ReadonlySet<Digest>;
  /** By lock key: the stack and promotion that hold it, and since which entry. The sequence is the fence. */
  readonly locks: ReadonlyMap<string, Recorded & { readonly stack: StackName; readonly promotion: string }>;
  readonly lastApplied: ReadonlyMap<StackName, LastApplied>;
  /** Commits that waves landed: pins whose authors were counted when they were applied. */
  readonly landed: ReadonlySet<string>;
  /** Signed acts seen, so that none counts twice, and the entry that holds each. */
  readonly acts: ReadonlyMap<Digest, number>;
};
