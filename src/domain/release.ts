import type { Digest } from './digest.ts';
import { sourceAddress } from './module-source.ts';
import type { ProviderNeed } from './provider-lock.ts';

/** What a person types: `network-edge@2.5.0`. */
export type ReleaseName = { readonly module: string; readonly version: string };

/** A module the release pulls in. `path` is where it is called from, `commit` only for a git source. */
export type NestedModule = {
  readonly path: string;
  readonly source: string;
  readonly commit?: string;
  readonly digest: Digest;
};

/** One immutable version of a module, as first seen. Changed bytes under the same name are refused for ever. */
export type Release = {
  readonly module: string;
  readonly version: string;
  readonly source: string;
  readonly origin: 'own' | 'external';
  /** In a registry, the version. */
  readonly tag: string;
  /** Of an archive that a registry serves, which has none, the digest of all its files. */
  readonly commit: string;
  /** Content of the module's tree: sorted path, mode, SHA-256. */
  readonly digest: Digest;
  readonly nested: readonly NestedModule[];
  /** What the module and everything nested in it ask of providers; left out where they ask for nothing. */
  readonly providers?: readonly ProviderNeed[];
};

export function releaseText(name: ReleaseName): string {
  return `${name.module}@${name.version}`;
}

/** What a version was seen as: `tag v2.5.0 = commit fc6047cb5163`, `registry version 2.5.0 = 9c1e2f3a4b5d`. */
export function seenAs({ source, tag, commit }: Pick<Release, 'source' | 'tag' | 'commit'>): string {
  const short = commit.slice(0, 12);
  if (sourceAddress(source).kind === 'registry') return `registry version ${tag} = ${short}`;
  return `tag ${tag} = commit ${short}`;
}

/** A release as the person who starts its promotion signs it: name and content. */
export function startedRelease(release: Release): string {
  return `${releaseText(release)} ${release.digest}`;
}
