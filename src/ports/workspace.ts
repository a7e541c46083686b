import type { Digest } from '../domain/digest.ts';
import type { ByteEdit, CompanionEdit } from '../domain/plan-request.ts';

/** One file of a checkout: repository path, git mode, bytes. */
export type CheckoutFile = { readonly path: string; readonly mode: string; readonly bytes: Uint8Array };

/** A file of a sealed workspace, for comparing with what was expected. */
export type WorkspaceEntry = { readonly path: string; readonly mode: string; readonly digest: Digest };

/**
 * What lies beside the checkout inside a workspace: the engine's home, its output, the plan file. Never counted,
 * never packed, and refused in a checkout.
 */
export const sideFolder = '.waves';

/** In the side folder: pid and start of the engine that works in the workspace, which outlives whoever started it. */
export const occupantFile = 'occupant';

/**
 * A stack's fixed folder under the work root (DESIGN 5.2), 0700, owner checked, held by one process at a time.
 * Failures: `workspace-busy`, `root-unsafe`, `disk-full`, `checkout-hostile`, `edit-mismatch`, `archive-damaged`.
 */
export type Workspaces = {
  /** `<work root>/<hash of ledger and stack key>`; held until `release`. Empty on return. */
  open(ledger: string, stackKey: string): Promise<Workspace>;
  /**
   * Files with states that an engine could not save (`errored.tfstate`), kept beside the workspace when it was emptied:
   * for the caller to seal and unlink.
   */
  rescued(ledger: string, stackKey: string): Promise<readonly string[]>;
};

export type Workspace = {
  readonly root: string;
  /** `<root>/<sideFolder>`, 0700: the place for plan files. */
  readonly side: string;
  /** Writes the checkout with the edits and companions made. Refuses links out of the tree and reserved files. */
  checkout(
    files: readonly CheckoutFile[],
    edits: readonly ByteEdit[],
    companions: readonly CompanionEdit[],
  ): Promise<void>;
  /** Writes one of waves' own files into the checkout (the backend override), whose name a checkout may not have. */
  writeOwn(path: string, text: string): Promise<void>;
  /** Bytes of any file beneath the root by its path there, the side folder's included; undefined where there is none. */
  readFile(path: string): Promise<Uint8Array | undefined>;
  /** Writes a file of the side folder, 0600: the plan file before its apply. Answers its absolute path. */
  writeSide(name: string, bytes: Uint8Array): Promise<string>;
  /** Sorted path, mode and digest of everything that counts (F29, simcloud 6): not providers, not `.git`, not times. */
  entries(): Promise<readonly WorkspaceEntry[]>;
  digest(): Promise<Digest>;
  /** The whole folder as one archive, for the vault. */
  pack(): Promise<Uint8Array>;
  /** Puts an archive back at the same path, after emptying it. */
  restore(archive: Uint8Array): Promise<void>;
  /** Digest of each module's folder as the engine called it (its subfolder, nested ones apart), in the form of releases. */
  moduleDigests(): Promise<
    readonly { readonly key: string; readonly source: string; readonly version?: string; readonly digest: Digest }[]
  >;
  release(): Promise<void>;
};
