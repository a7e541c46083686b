import type { PersonId } from './act.ts';
import type { ClassificationException } from './classification/exceptions.ts';
import type { ClassificationRule } from './classification/sources.ts';
import type { Digest } from './digest.ts';
import type { IgnoredDrift } from './drift/expected-drift.ts';
import type { EvidenceDue } from './evidence-kinds.ts';
import type { Instant, Milliseconds } from './instant.ts';

export type PersonKey = { readonly publicKey: string; readonly from?: Instant; readonly until?: Instant };

export type Person = {
  readonly id: PersonId;
  readonly name: string;
  readonly emails: readonly string[];
  readonly keys: readonly PersonKey[];
  /** Immutable ids by forge: `github: '583231'`. */
  readonly forgeIds?: Readonly<Record<string, string>>;
};

/** Who holds a role, and when. Removal is an `until`, never a deletion. */
export type RoleHolder = { readonly person: PersonId; readonly from?: Instant; readonly until?: Instant };

/** All named parts must match; values are literals or globs. A part left out matches everything. */
export type Selector = Readonly<Record<string, readonly string[]>>;

/** One key of `approvalPolicy`: what it selects, and whom it asks for. `requiredRoles: []` says nobody. */
export type ApprovalRule = {
  readonly key: string;
  readonly when: Selector;
  readonly requiredRoles: readonly string[];
  readonly requireDifferentActorFromAuthor: boolean;
  /** How strongly a yes must be proven; left out, what the class asks for. */
  readonly proof?: 'review' | 'digest' | 'signature';
};

export type FreezeWindow = {
  readonly name: string;
  /** Globs over the account name and over `stage-…` names of the environment. */
  readonly environments: readonly string[];
  readonly startsAt: Instant;
  /** Exclusive. */
  readonly endsAt: Instant;
  readonly allowedChangeClasses: readonly string[];
  readonly additionalApprovals: readonly string[];
};

/** A row of a decision table: when a change matches, say `deny` (or warn) with a sentence and a fix. */
export type PolicyRow = {
  readonly name: string;
  readonly when: { readonly type: readonly string[]; readonly actions: readonly string[] };
  readonly test: AttributeTest | ListTest;
  readonly verdict: 'deny' | 'warn';
  readonly say: string;
  readonly fix: string;
};

/** A path into the change's `after`, `rule[*].override_action[*].none`; fires when present (or absent, or equal). */
export type AttributeTest = {
  readonly attribute: string;
  readonly present?: boolean;
  readonly equals?: string | number | boolean;
};

/** Addresses that may change so, by account or pattern of accounts; fires where the change's address is in no list. */
export type ListTest = { readonly listed: Readonly<Record<string, readonly string[]>> };

/** Everything people wrote that can say yes or no, as it stands on one commit of the governed branch. */
export type Rules = {
  /** Digest of the texts the rules were read from. */
  readonly digest: Digest;
  readonly people: readonly Person[];
  readonly roles: Readonly<Record<string, readonly RoleHolder[]>>;
  /** Forge teams that hold a role besides its persons: `github:acme/platform`. */
  readonly forgeRoles?: Readonly<Record<string, readonly string[]>>;
  readonly approvals: readonly ApprovalRule[];
  /** Approval lifetimes by what the change does (lesson 8.1). */
  readonly lifetimes: { readonly low: Milliseconds; readonly standard: Milliseconds; readonly sensitive: Milliseconds };
  readonly recordLifetime: Milliseconds;
  readonly freezes: readonly FreezeWindow[];
  readonly policies: readonly PolicyRow[];
  readonly classification: readonly ClassificationRule[];
  readonly exceptions: readonly ClassificationException[];
  /** Drift that is expected, with its owner and end. Always the present rows, never the pinned ones. */
  readonly ignoredDrift: readonly IgnoredDrift[];
  /** Ids of the estate's accounts by name. To a risk rule, any other account is a stranger's. */
  readonly accounts: Readonly<Record<string, string>>;
};

/** One wave of a contract as written. */
export type WaveRule = {
  readonly name: string;
  /** Globs over account names. */
  readonly accounts: readonly string[];
  readonly requiredEvidence: readonly EvidenceRule[];
  readonly requiredApprovals: readonly string[];
  readonly soak: Milliseconds;
  readonly concurrency: number;
  readonly failureBudget: number;
  /** With strict, never more than budget + 1 stacks at once. */
  readonly strict: boolean;
  /** This account goes first and alone. */
  readonly canary?: string;
  /** How long one stack's apply may take. */
  readonly deadline: Milliseconds;
};

export type EvidenceRule = {
  readonly kind: string;
  readonly maxAge?: Milliseconds;
  /** Overrides when evidence of this kind is due. */
  readonly when?: EvidenceDue;
  readonly onNoData: 'hold' | 'fail' | 'pass';
  readonly reason?: string;
};

/** What a module's promotion must satisfy: its waves, in order. */
export type Contract = { readonly name: string; readonly digest: Digest; readonly waves: readonly WaveRule[] };
