import type { Refusal } from '../domain/refusal.ts';
import type { ReleaseName } from '../domain/release.ts';
import type { StackName } from '../domain/stack.ts';

export type PartJob = { readonly promotion: string; readonly stack: StackName };

/**
 * Starts the other parts, each its own process with its own environment, and waits until it has ended. What came of
 * it is in results and ledger; the answer only says why nothing was begun. A pipeline has jobs instead and needs none of this.
 */
export type PartRunner = {
  plan(job: PartJob): Promise<void>;
  /** The plan part, for the open questions about a release's providers. */
  providers(release: ReleaseName): Promise<void>;
  apply(job: PartJob & { readonly d: string }): Promise<readonly Refusal[]>;
  settle(job: PartJob): Promise<readonly Refusal[]>;
};
