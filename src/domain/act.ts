import type { Digest } from './digest.ts';
import type { Instant } from './instant.ts';
import type { StackName } from './stack.ts';

/** A person by the id that policies/people.yaml gives them. */
export type PersonId = string;

/** What a person signs when a command changes authority. Canonical JSON of it is the signed message. */
export type Act = {
  readonly type:
    | 'waves.start'
    | 'waves.approval'
    | 'waves.reject'
    | 'waves.revoke'
    | 'waves.pause'
    | 'waves.resume'
    | 'waves.abort'
    | 'waves.retry'
    | 'waves.settle'
    | 'waves.adopt'
    | 'waves.evidence'
    | 'waves.accept-drift';
  readonly ledger: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly nonce: string;
  readonly promotion?: string;
  readonly release?: string;
  readonly stack?: StackName;
  readonly role?: string;
  /** Plan records named, sorted by stack: an approval is usable for exactly these. */
  readonly records?: readonly { readonly stack: StackName; readonly wave: string; readonly d: Digest }[];
  readonly reviewed?: readonly Digest[];
  readonly expiresAt?: Instant;
  readonly revokes?: Digest;
  readonly reason?: string;
  /** Digest of anything else the act is about (an evidence statement, accepted drift, an adoption). */
  readonly about?: Digest;
};

/** An act with its SSHSIG over canonical(act), namespace `waves`. Its id is the digest of the act alone: a signature may have twins. */
export type SignedAct = { readonly act: Act; readonly signature: string };
