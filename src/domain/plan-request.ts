import type { Digest } from './digest.ts';
import type { Instant, Milliseconds } from './instant.ts';
import type { ProviderMove } from './provider-lock.ts';
import type { Release } from './release.ts';
import type { Stack } from './stack.ts';

export type Purpose = 'promote' | 'verify' | 'compare' | 'drift';

/** A byte edit of one file of the governed tree: exactly these characters, or the edit does not apply. */
export type ByteEdit = {
  readonly file: string;
  readonly start: number;
  readonly from: string;
  readonly to: string;
};

/** A whole file written beside the pin: the provider lock file, and the providers that move with it. */
export type CompanionEdit = {
  readonly file: string;
  readonly content: string;
  readonly providers: readonly ProviderMove[];
};

/** What decide asks the plan part for. All that the answer depends on is named here. */
export type PlanRequest = {
  readonly id: string;
  readonly purpose: Purpose;
  readonly promotion: string;
  readonly stack: Stack;
  /** Commit of the governed branch whose read set is planned. */
  readonly commit: string;
  /** Files of the read set, sorted, by path in the repository. */
  readonly readSet: readonly string[];
  readonly readSetDigest: Digest;
  readonly module: string;
  readonly fromVersion: string;
  readonly toVersion: string;
  readonly edits: readonly ByteEdit[];
  readonly companions: readonly CompanionEdit[];
  /** Releases whose content must be found after `init`: the current pin's and the new one's. */
  readonly releases: readonly Release[];
  readonly askedAt: Instant;
  readonly deadlineMs: Milliseconds;
};
