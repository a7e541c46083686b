import type { Analysis } from '../domain/analysis.ts';
import type { Shard } from '../domain/drift/shard.ts';
import type { EvidenceResult } from '../domain/evidence.ts';
import type { Instant, Milliseconds } from '../domain/instant.ts';
import type { JudgementSummary } from '../domain/judgement.ts';
import type { Order } from '../domain/promotion/orders.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { ReleaseName } from '../domain/release.ts';
import type { StackName } from '../domain/stack.ts';

type Refusals = readonly Refusal[];

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

/** An order about a promotion that can be signed here and recorded elsewhere. */
export type SignOrder = Order & { readonly promotion: string };

/** Something a person orders about a promotion: signed by them, one fact in the ledger. */
export type ActOrder =
  | SignOrder
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

/** Which stacks to look at for drift: some by name, or every one, whole or one of several equal shares. */
export type DriftOrder = {
  readonly stacks: readonly StackName[] | 'all';
  readonly shard?: Shard;
  readonly concurrency?: number;
};

/** Drift of one stack that somebody accepts. */
export type AcceptOrder = {
  readonly stack: StackName;
  readonly addresses: readonly string[];
  readonly attributes: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly expires: Instant;
};

export type Replayed = {
  readonly checked: number;
  readonly differences: readonly { readonly entry: number; readonly say: string }[];
};

/** The plans of a promotion that were judged last, by stack. */
export type JudgedAnalyses = ReadonlyMap<StackName, Analysis>;
