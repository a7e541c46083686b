import type { Problem } from '../domain/definitions.ts';
import type { ProviderNeed } from '../domain/provider-lock.ts';

/**
 * One module block's literal exact version. `start` and `end` are UTF-8 byte offsets of exactly the version's
 * characters; `source` is the text between the quotes as written and may carry credentials.
 */
export type Pin = {
  readonly file: string;
  readonly block: string;
  readonly source: string;
  readonly version: string;
  readonly start: number;
  readonly end: number;
  /** Line of the version, from 1. */
  readonly line: number;
  /** The version stands in a variable file, as the value of `block`. */
  readonly isVariable?: true;
};

/** A module whose pins are looked for. `source` as the catalogue writes it, without `?ref=`; `tags` such as `v{version}`. */
export type WantedModule = {
  readonly source: string;
  readonly tags: string;
  /** A line of a variable file that says the version or the tag; `isDue`: it must be there. */
  readonly variable?: { readonly file: string; readonly variable: string; readonly isDue?: boolean };
};

/** A `module` block. `source` and `version` are their values; undefined where left out or not one literal text. */
export type ModuleCall = {
  readonly file: string;
  readonly block: string;
  readonly source: string | undefined;
  readonly version?: string;
  readonly line: number;
  /** No block: a variable file gives `block` its value. */
  readonly isVariable?: true;
};

/** Files that could not be read as HCL. A call may hide in them: an answer with one is no answer. */
export type Unreadable = { readonly unreadable: readonly Problem[] };

export type Found = Unreadable & {
  readonly pins: readonly Pin[];
  /** Blocks of the module whose version is left out or no literal exact version by the tag pattern. */
  readonly unpinned: readonly ModuleCall[];
  /** Blocks of a folder of the module, where the catalogue names the module without a folder. */
  readonly elsewhere: readonly ModuleCall[];
  /** Blocks whose source is an expression, so that nobody can say which module it is. */
  readonly opaque: readonly ModuleCall[];
};

/** A `backend` block (or `cloud`) as the files say it, without `-backend-config`. */
export type BackendBlock = {
  readonly type: string;
  /** Literal values; of nested blocks and objects as `workspaces.prefix`. */
  readonly config: Readonly<Record<string, string>>;
  /** Names in `config`'s manner whose value is an expression or a list. */
  readonly computed: readonly string[];
  readonly file: string;
  readonly line: number;
};

export type FolderFacts = Unreadable & {
  readonly backend?: BackendBlock;
  /** Sources such as `./modules/x`, each once, sorted. */
  readonly localModules: readonly string[];
};

/**
 * Reads and moves the versions that a folder's configuration pins. Files are given by path with their text decoded
 * strictly (a lossy decoding would lose bytes) and with its byte order mark; paths the engines do not read as
 * configuration are passed over. Answers are in the order of the files, then of their text.
 */
export type Pins = {
  calls(files: ReadonlyMap<string, string>): Unreadable & {
    readonly calls: readonly ModuleCall[];
    /** What `required_providers` blocks ask for, as written. */
    readonly providers: readonly ProviderNeed[];
  };
  find(files: ReadonlyMap<string, string>, module: WantedModule): Found;
  /**
   * Replaces exactly the pin's characters. Offsets are those of `text`: of several pins in one file move the last
   * first. Failures: `pin-conflict` if the block, its source or the characters are not what the pin says, `not-exact`.
   */
  move(text: string, pin: Pin, to: string): string;
  facts(files: ReadonlyMap<string, string>): FolderFacts;
};
