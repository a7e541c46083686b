import type { Digest } from '../../domain/digest.ts';
import type { Judgement } from '../../domain/judgement.ts';
import type { Shaped } from '../../domain/shape/shaped.ts';
import type { LoweredView } from '../exceptions.ts';

/** A judged plan as a comment shows it. What may not be shown was hidden before. */
export type CommentedPlan = Shaped & {
  readonly judgement: Judgement;
  /** D of its plan record, where a ledger has judged it: what an approval names. */
  readonly d?: Digest;
  /** An exception brought the recorded class down. */
  readonly lowered?: LoweredView;
};

/** A stack that has no plan, and why. */
export type FailedPlan = { readonly stack: string; readonly say: string };

/** Somebody who is asked, and the command that says yes. */
export type Ask = { readonly role?: string; readonly command: string };

/** Everything a comment is made of. */
export type CommentOf = {
  readonly module: string;
  /** `network-edge@2.5.0`, where a release is promoted. */
  readonly release?: string;
  readonly base?: string;
  readonly head?: string;
  readonly plans: readonly CommentedPlan[];
  readonly failed: readonly FailedPlan[];
  readonly asks: readonly Ask[];
  /** What to do where nobody is asked. */
  readonly next?: string;
  /** Where everything stands that had to be left out. */
  readonly link?: string;
  /** Digests of what earlier comments showed, the latest first. */
  readonly earlier: readonly Digest[];
  readonly budget: number;
};

/** GitHub takes 65,536 characters and GitLab 1,000,000; what is left is for the marker of a later version, and staleness. */
export const budgets = { github: 60_000, gitlab: 900_000 } as const;
