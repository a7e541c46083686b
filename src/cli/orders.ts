import type { EvidenceResult } from '../domain/evidence.ts';
import type { Milliseconds } from '../domain/instant.ts';
import type { JudgementSummary } from '../domain/judgement.ts';
import type { Difference } from '../domain/promotion/facts.ts';
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
