import type { Digest } from '../domain/digest.ts';
import type { ProviderNeed } from '../domain/provider-lock.ts';
import type { CommitSeen } from './governed.ts';

export type ModuleTag = { readonly tag: string; readonly commit: string; readonly tagger?: string };

/** A nested module as found by reading the module's files: relative ones are inside the tree, others are resolved. */
export type NestedSeen = {
  /** Names of the module blocks that lead to it, as in the keys of `modules.json`: `labels.names`. */
  readonly path: string;
  readonly source: string;
  /** Undefined for a relative source. */
  readonly commit?: string;
  readonly digest: Digest;
  /** False for a range, a branch, no ref at all, or an address nobody reads; then the digest is of the call's text alone. */
  readonly exact: boolean;
};

export type ModuleContent = {
  readonly digest: Digest;
  readonly nested: readonly NestedSeen[];
  readonly providers: readonly ProviderNeed[];
};

/**
 * A module's own repository, fetched into a cache, or its registry. `source` is the address without `?ref=`. Mirrors of
 * the estate are applied. In a registry a version stands for a tag, and a commit is what `tag` answered before in this
 * process: git's where the registry points to git, else the digest of all that its archive holds. Failures:
 * `module-unreachable`, `module-unreadable` (a submodule, a file that cannot be read).
 */
export type ModuleSource = {
  /** Undefined when the tag does not exist. The commit is the one the tag names now, peeled. */
  tag(source: string, tag: string): Promise<ModuleTag | undefined>;
  tags(source: string): Promise<readonly ModuleTag[]>;
  /** Digest of the module's content at a commit (its `//subdir` included), its nested modules, and what all ask of providers. */
  content(source: string, commit: string): Promise<ModuleContent>;
  /** Commits reachable from `to` and not from `from` (all when undefined), authors and co-authors included. */
  commits(source: string, range: { from?: string; to: string }): Promise<readonly CommitSeen[]>;
  /** The GIT_CONFIG_* variables under which an engine's own git fetches from the mirrors and nowhere else. */
  gitEnvironment(): Readonly<Record<string, string>>;
};
