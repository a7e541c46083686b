import type { PersonId, SignedAct } from '../act.ts';
import type { Digest } from '../digest.ts';
import type { AcceptedDrift } from '../drift/expected-drift.ts';
import type { Evidence } from '../evidence.ts';
import type { StateMark } from '../plan-result.ts';
import type { LockedVersion, ProvidersQuestion } from '../provider-lock.ts';
import type { Release } from '../release.ts';
import type { StackName } from '../stack.ts';

/**
 * Where a stack stood that others had applied before `waves` knew it: at this commit a plan at its pin changed nothing
 * of this state. Whoever signs `waves.adopt` about its digest says that what lies before needs no author.
 */
export type Adoption = {
  readonly stack: StackName;
  readonly module: string;
  readonly version: string;
  readonly commit: string;
  readonly readSetDigest: Digest;
  readonly state: Exclude<StateMark, 'absent'>;
  /** Digest in `objects` of the empty plan's analysis. */
  readonly analysis: Digest;
};

/** Facts of the whole ledger: what it is, which releases there are, and what was found out about them. */
export type GovernanceFact =
  | {
      readonly type: 'ledger-opened';
      readonly ledger: string;
      readonly sandbox: boolean;
      readonly governed: { readonly remote?: string; readonly branch: string };
      /** Vault recipients by worker pool. */
      readonly pools: Readonly<Record<string, readonly string[]>>;
      /** A sandbox's throw-away public keys: the only keys that are not read from the governed branch. */
      readonly sandboxKeys: Readonly<Record<PersonId, string>>;
    }
  | { readonly type: 'release-registered'; readonly release: Release; readonly inferred: boolean }
  | {
      readonly type: 'release-alarmed';
      readonly module: string;
      readonly version: string;
      readonly code: string;
      readonly say: string;
    }
  | { readonly type: 'providers-asked'; readonly question: ProvidersQuestion }
  | { readonly type: 'providers-chosen'; readonly request: string; readonly chosen: readonly LockedVersion[] }
  | { readonly type: 'stack-adopted'; readonly adoption: Adoption; readonly act: SignedAct }
  | { readonly type: 'evidence-recorded'; readonly evidence: Evidence }
  | {
      readonly type: 'drift-accepted';
      /** Digest of `accepted`, which the act is about. */
      readonly id: Digest;
      readonly accepted: AcceptedDrift;
      readonly act: SignedAct;
    };
