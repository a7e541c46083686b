import type { PersonId, SignedAct } from './act.ts';
import type { Digest } from './digest.ts';
import type { Instant } from './instant.ts';
import type { StackName } from './stack.ts';

export type EvidenceResult = 'passed' | 'failed' | 'pending' | 'no-data' | 'not-applicable';

/** A typed statement about a subject. `subject` is a release or plan record digest. */
export type Evidence = {
  readonly id: Digest;
  readonly kind: string;
  readonly subject: Digest;
  readonly promotion: string;
  readonly stack: StackName;
  readonly result: EvidenceResult;
  readonly say: string;
  readonly observedAt: Instant;
  readonly producer: string;
  readonly by?: PersonId;
  readonly act?: SignedAct;
  readonly detail?: string;
};
