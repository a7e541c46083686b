import type { SignedAct } from '../domain/act.ts';
import type { Definitions, Problem } from '../domain/definitions.ts';
import type { Instant } from '../domain/instant.ts';
import type { LedgerState, Promotion } from '../domain/promotion/state.ts';
import type { Next } from '../domain/promotion/steps.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Release, ReleaseName } from '../domain/release.ts';
import type { StackName } from '../domain/stack.ts';
import type { Acted, Adopted, Ended } from '../parts/decide/ended.ts';
import type { RunEvent } from '../parts/decide/events.ts';
import type { DriftFound } from '../views/drift/found.ts';
import type {
  AcceptOrder,
  ActOrder,
  DriftOrder,
  JudgedAnalyses,
  PartOrder,
  PreviewWave,
  Replayed,
  RunOrder,
  SignOrder,
} from './orders.ts';

type Refusals = readonly Refusal[];
export type Tell = (event: RunEvent) => void;

/** A ledger and the repository around it, opened for one command. */
export type Opened = {
  /** The repository's main worktree. */
  readonly folder: string;
  now(): Instant;
  /** Aborted once somebody asked to stop. */
  readonly stop: AbortSignal;
  /** Was it SIGTERM that asked? */
  terminated(): boolean;
  /** The whole ledger, folded. */
  state(): Promise<LedgerState>;
  /** Configuration on the governed branch. */
  definitions(): Promise<
    | { readonly commit: string; readonly definitions: Definitions }
    | { readonly commit: string; readonly problems: readonly Problem[] }
  >;
  /** What may be done and what stands in the way, with present facts gathered. Performs nothing. */
  next(promotion: Promotion): Promise<Next>;
  run(order: RunOrder, tell: Tell): Promise<Ended | Refusals>;
  /** The children of a run. What came of them is in results and ledger. */
  planPart(job: PartOrder): Promise<Refusals>;
  /** The plan part, for the open questions about a release's providers. */
  providersPart(release: ReleaseName): Promise<Refusals>;
  applyPart(job: PartOrder & { readonly d: string }): Promise<Refusals>;
  settlePart(job: PartOrder): Promise<Refusals>;
  /** The way out of an unknown outcome: adopt, else compare the world with both pins. */
  settle(job: PartOrder): Promise<Refusals>;
  reconcile(stack: StackName, tell: Tell): Promise<Ended | Refusals>;
  adopt(stack: StackName, tell: Tell): Promise<Adopted | Refusals>;
  act(order: ActOrder): Promise<Acted | Refusals>;
  /** The signed act alone, for `approve --write`. Records nothing. */
  sign(order: SignOrder): Promise<SignedAct | Acted | Refusals>;
  /** An act that its signer made elsewhere. */
  record(order: { readonly promotion: string; readonly signed: SignedAct }): Promise<Acted | Refusals>;
  preview(release: ReleaseName): Promise<{ readonly waves: readonly PreviewWave[] } | Refusals>;
  drift(order: DriftOrder, tell: Tell): Promise<{ readonly stacks: readonly DriftFound[] } | Refusals>;
  /** Signed by whoever acts, and recorded. */
  acceptDrift(order: AcceptOrder): Promise<Acted | Refusals>;
  replay(promotion: string | undefined): Promise<Replayed>;
  /** The plans of a promotion that were judged last, as people were shown them. */
  analyses(promotion: Promotion): Promise<JudgedAnalyses>;
  /** The filtered log of the latest plan and apply. */
  log(promotion: string, stack: StackName): Promise<string | undefined>;
  releaseAdd(name: ReleaseName): Promise<Release | Refusals>;
  close(): Promise<void>;
};

export function isRefusals(value: unknown): value is Refusals {
  return Array.isArray(value) && value.every((one) => one?.refused === true);
}
