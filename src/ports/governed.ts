import type { Digest } from '../domain/digest.ts';

/** A commit as far as authorship cares. */
export type CommitSeen = {
  readonly commit: string;
  readonly subject: string;
  /** E-mails of author, committer and `Co-authored-by` trailers, lower case, each once. */
  readonly emails: readonly string[];
  /** Files it changed, by path in the repository. */
  readonly files: readonly string[];
};

/** Files of one commit by path; text is read on demand from git objects, never from a working tree. */
export type TreeFile = { readonly path: string; readonly mode: string; readonly object: string };

/**
 * The governed repository: its branch at the configured remote, or the branch of the repository itself where there is
 * no remote. Reads git objects only; hooks, filters and attributes never run. Failures: `git-failed`, `branch-missing`.
 */
export type Governed = {
  /** Fetches where there is a remote, and returns the branch's head. */
  head(): Promise<string>;
  /** All files of a commit, sorted by path, symbolic links and submodules included with their modes. */
  files(commit: string): Promise<readonly TreeFile[]>;
  /** Contents by path; a path that is not there is left out. */
  read(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Commits reachable from `to` and not from `from` (all when `from` is undefined) that touch one of the paths. */
  commitsTouching(range: { from?: string; to: string }, paths: readonly string[]): Promise<readonly CommitSeen[]>;
  /** Is `ancestor` reachable from `commit`? */
  contains(commit: string, ancestor: string): Promise<boolean>;
  /** Digest over sorted path, mode and SHA-256 of the named files at a commit. */
  digestOfFiles(commit: string, paths: readonly string[]): Promise<Digest>;
  /** The e-mail git would put on a commit here, for whoever acts without `--as`. */
  email(): Promise<string | undefined>;
};
