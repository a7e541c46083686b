import type { ApprovalNeed } from '../approval-need.ts';
import type { Digest } from '../digest.ts';
import type { Instant } from '../instant.ts';
import type { PolicyVerdict } from '../judgement.ts';
import type { Refusal } from '../refusal.ts';
import type { Contract, Rules } from '../rules.ts';
import type { StackName } from '../stack.ts';

/** A plan as the branch's present rules judge it: whom they ask for, and what they deny. */
export type PresentJudging = { readonly need: ApprovalNeed; readonly denials: readonly PolicyVerdict[] };

/** What is true now, beside the ledger: gathered by a part, given to the rules as a value. */
export type Present = {
  readonly now: Instant;
  /** Head of the ledger when this run began: what failed before it may be tried once more. */
  readonly since: number;
  /** The rules as they stand on the governed branch, or why they cannot be read: that closes every gate. */
  readonly rules: Rules | Refusal;
  readonly contract: Contract | undefined;
  /** Digest of each judged stack's read set at the branch's head. */
  readonly readSets: ReadonlyMap<StackName, Digest>;
  readonly judgings: ReadonlyMap<StackName, PresentJudging>;
  /** The governed branch is checked out with changed files and there is no remote. */
  readonly checkoutDirty: boolean;
};
