import type { FileKind } from '../config/file-kinds.ts';
import type { Analysis } from '../domain/analysis.ts';
import type { Instant } from '../domain/instant.ts';
import type { ChainResult } from '../domain/ledger/chain.ts';
import type { Head } from '../domain/ledger/entry.ts';
import type { FoldedEntry } from '../domain/promotion/fold.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { LiveKind, Offer } from './complete/offer.ts';
import type { Line } from './doctor.ts';
import type { LookedAt, VersionsSeen } from './looked-at.ts';
import type { Opened } from './opened.ts';
import type { Validated, WorkingFiles } from './working-tree.ts';

type Refusals = readonly Refusal[];

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
  /** Whether there is a waves.yaml in the working tree: nothing is guessed then. */
  hasSetUp(around: Surroundings): Promise<boolean>;
  /** Needs no set-up, and no repository. */
  versionsSeen(around: Surroundings): Promise<VersionsSeen | Refusals>;
  /** Guesses from the files of the working tree, and what is missing of a set-up. Writes nothing. */
  lookAround(around: Surroundings): Promise<LookedAt | Refusals>;
  /** Writes the missing files, all or none; overwrites nothing. */
  writeSetUp(looked: Pick<LookedAt, 'folder' | 'setUp'>): Promise<void>;
  /** Every path of the working tree, with the texts of its configuration. Needs no ledger. */
  workingFiles(around: Surroundings): Promise<WorkingFiles>;
  /** The files as they stand in the working tree. Needs no ledger. */
  validateFiles(around: Surroundings): Promise<Validated>;
  /** Reads a plan JSON from a file, or from stdin as `-`. Needs no repository; sensitive values are hidden. */
  readPlan(
    around: Surroundings,
    file: string,
  ): Promise<{ readonly analysis: Analysis; readonly sensitive: readonly string[] } | Refusal>;
  /** Everything that `waves doctor` looks at. Writes nothing. */
  examine(around: Surroundings): Promise<readonly Line[]>;
  /** Words a shell may offer in this place, from ledger and working tree alone. */
  offers(around: Surroundings, kind: LiveKind): Promise<readonly Offer[]>;
  /** The completion script that ends in this extension. */
  completionScript(extension: string): Promise<string>;
  /** The page that tells of every reason code, as Markdown. */
  errorsPage(): Promise<string>;
  /** The JSON Schema of a kind of file, as text. */
  fileSchema(kind: FileKind): Promise<string>;
  /** Offline, against the heads given and those written beside the ledger. `folder` holds a copy of a ledger. */
  verifyLedger(
    around: Surroundings,
    of: {
      readonly folder?: string;
      readonly heads: readonly Pick<Head, 'sequence' | 'hash'>[];
      readonly depth: 'whole' | 'hashes';
    },
  ): Promise<ChainResult | Refusals>;
  /** Entries of the ledger here, or of the copy in `folder`. */
  readEntries(
    around: Surroundings,
    of: { readonly folder?: string },
  ): Promise<{ readonly entries: readonly FoldedEntry[] } | Refusals>;
};
