import type { Digest } from '../domain/digest.ts';

/** One module of the configuration snapshot: its address with dots, where it came from, and its folder. */
export type SnapshotModule = {
  readonly key: string;
  readonly source: string;
  readonly version?: string;
  readonly dir: string;
};

/** What a saved plan says about itself, as the engine will read it at apply. */
export type SavedPlan = {
  /** Both undefined when the plan was made on no state. Such a plan is taken by any other empty state. */
  readonly lineage: string | undefined;
  readonly serial: number | undefined;
  readonly engineVersion: string;
  readonly timestamp: string | undefined;
  /** The digest is of everything the plan says about its backend: type, settings and workspace, secrets included. */
  readonly backend?: { readonly type: string; readonly workspace: string; readonly configDigest: Digest };
  /**
   * True or left out, because the format leaves out what is false. Terraform since 1.8 writes both, so there left out
   * means false; OpenTofu writes neither (F23).
   */
  readonly complete?: boolean;
  readonly applyable?: boolean;
  readonly errored: boolean;
  /**
   * The files the apply will run, by folder and name relative to the root module (`modules/x/main.tf`). Only together
   * with `modules` does this say what runs: a module listed with another's folder has other files.
   */
  readonly configuration: ReadonlyMap<string, Uint8Array>;
  /** Sorted by key; the root module is `''` in `.`. */
  readonly modules: readonly SnapshotModule[];
  readonly lockFile?: Uint8Array;
};

/**
 * Reads a saved plan of Terraform or OpenTofu without the engine. Failure `plan-unreadable` for anything an engine
 * would not have written: damaged, truncated, encrypted, ambiguous or too large.
 */
export type PlanFile = { read(bytes: Uint8Array): SavedPlan };
