import type { SignedAct } from '../domain/act.ts';
import type { Definitions, Problem } from '../domain/definitions.ts';
import type { EvidenceResult } from '../domain/evidence.ts';
import type { Instant, Milliseconds } from '../domain/instant.ts';
import type { ChainResult } from '../domain/ledger/chain.ts';
import type { Head } from '../domain/ledger/entry.ts';
import type { Difference, JudgementSummary } from '../domain/promotion/facts.ts';
import type { FoldedEntry } from '../domain/promotion/fold.ts';
import type { Order } from '../domain/promotion/orders.ts';
import type { LedgerState, Promotion } from '../domain/promotion/state.ts';
import type { Next } from '../domain/promotion/steps.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Release, ReleaseName } from '../domain/release.ts';
import type { StackName } from '../domain/stack.ts';
import type { Acted, Ended } from '../parts/decide/ended.ts';
import type { RunEvent } from '../parts/decide/events.ts';

type Refusals = readonly Refusal[];
export type Tell = (event: RunEvent) => void;

/** Which promotion a run works on: a release by name, one by its id, or everything that is due. */
export type RunOrder = ({ readonly release: ReleaseName } | { readonly promotion: string } | { readonly due: true }) & {
  readonly stack?: StackName;
  readonly waitMs?: Milliseconds;
};

export type PartOrder = { readonly promotion: string; readonly stack: StackName };

export type EvidenceOrder = PartOrder & {
  readonly kind: string;
  readonly result: EvidenceResult;
  readonly say: string;
};

/** Something a person orders about a promotion: signed by them, one fact in the ledger. */
export type ActOrder =
  | (Order & { readonly promotion: string })
  | (PartOrder & { readonly do: 'accept-partial'; readonly reason: string })
  | (EvidenceOrder & { readonly do: 'evidence' });

export type PreviewMember = {
  readonly stack: StackName;
  readonly from: string;
  /** What would stand in the way now. */
  readonly gates: Refusals;
  readonly summary?: JudgementSummary;
};

export type PreviewWave = {
  readonly name: string;
  readonly soak: Milliseconds;
  readonly requiredApprovals: readonly string[];
  readonly requiredEvidence: readonly string[];
  readonly members: readonly PreviewMember[];
};

export type DriftFound = {
  readonly stack: StackName;
  readonly verdict: 'clean' | 'drifted' | 'pending' | 'could-not-check';
  readonly drifted: readonly Difference[];
  readonly pending: readonly Difference[];
  readonly broughtBy: readonly string[];
};

export type Replayed = {
  readonly checked: number;
  readonly differences: readonly { readonly entry: number; readonly say: string }[];
};

/** A ledger and the repository around it, opened for one command. */
export type Opened = {
  /** The repository's main worktree. */
  readonly folder: string;
  now(): Instant;
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
  /** The three children of a run. What came of them is in results and ledger. */
  planPart(job: PartOrder): Promise<Refusals>;
  applyPart(job: PartOrder & { readonly d: string }): Promise<Refusals>;
  settlePart(job: PartOrder): Promise<Refusals>;
  /** The way out of an unknown outcome: adopt, else compare the world with both pins. */
  settle(job: PartOrder): Promise<Refusals>;
  reconcile(stack: StackName, tell: Tell): Promise<Ended | Refusals>;
  act(order: ActOrder): Promise<Acted | Refusals>;
  /** The signed act alone, for `approve --write`. Records nothing. */
  sign(order: ActOrder): Promise<SignedAct | Acted | Refusals>;
  /** An act that its signer made elsewhere. */
  record(order: { readonly promotion: string; readonly signed: SignedAct }): Promise<Acted | Refusals>;
  preview(release: ReleaseName): Promise<{ readonly waves: readonly PreviewWave[] } | Refusals>;
  drift(
    stacks: readonly StackName[] | 'all',
    tell: Tell,
  ): Promise<{ readonly stacks: readonly DriftFound[] } | Refusals>;
  replay(promotion: string | undefined): Promise<Replayed>;
  /** The filtered log of the latest plan and apply. */
  log(promotion: string, stack: StackName): Promise<string | undefined>;
  releaseAdd(name: ReleaseName): Promise<Release | Refusals>;
  close(): Promise<void>;
};

export type Surroundings = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now?: Instant;
  readonly as?: string;
};

export type InitOrder = { readonly sandbox: boolean; readonly remote?: string; readonly branch?: string };

export type Initialised = {
  readonly folder: string;
  readonly ledger: string;
  readonly sandbox: boolean;
  readonly remote?: string;
  readonly branch: string;
  /** There was a ledger already: nothing was written. */
  readonly again: boolean;
};

/** What `wire.ts` exports: everything that needs an adapter. */
export type Wire = {
  openWaves(around: Surroundings): Promise<Opened | Refusals>;
  initWaves(around: Surroundings, order: InitOrder): Promise<Initialised | Refusals>;
  /** The files as they stand in the working tree. Needs no ledger. */
  validateFiles(around: Surroundings): Promise<{ readonly stacks: number; readonly problems: readonly Problem[] }>;
  /** Offline, against the heads given and those written beside the ledger. `folder` holds a copy of a ledger. */
  verifyLedger(
    around: Surroundings,
    of: { readonly folder?: string; readonly heads: readonly Pick<Head, 'sequence' | 'hash'>[] },
  ): Promise<ChainResult | Refusals>;
  /** Entries of the ledger here, or of the copy in `folder`. */
  readEntries(
    around: Surroundings,
    of: { readonly folder?: string },
  ): Promise<{ readonly entries: readonly FoldedEntry[] } | Refusals>;
};

export function isRefusals(value: unknown): value is Refusals {
  return Array.isArray(value) && value.every((one) => one?.refused === true);
}
