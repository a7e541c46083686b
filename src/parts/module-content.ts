import type { Digest } from '../domain/digest.ts';
import { isSameModule, sourceAddress } from '../domain/module-source.ts';
import type { Release } from '../domain/release.ts';

/** `version` is what a registry was asked for. */
export type ModuleFound = {
  readonly key: string;
  readonly source: string;
  readonly version?: string;
  readonly digest: Digest;
};

/**
 * Did `init` install what was registered? Every folder that came from the release's source must have its digest, and
 * the release must be there at all, if the configuration calls it and does not only name its version (S01.2, S01.4). Answers a sentence about the first that differs.
 */
export function moduleMismatch(
  found: readonly ModuleFound[],
  release: Release | undefined,
  isCalled: (source: string) => boolean,
): string | undefined {
  if (!release) return undefined;
  const isFrom = (source: string) => (one: ModuleFound) =>
    isSameModule(sourceAddress(one.source), sourceAddress(source));
  const ours = found.filter(isFrom(release.source));
  if (ours.length === 0 && isCalled(release.source)) return `init installed nothing from ${release.source}`;
  const nested = release.nested.filter(({ commit }) => commit !== undefined);
  const isUnlikeNested = (one: ModuleFound) => {
    const known = nested.filter(({ source }) => isFrom(source)(one));
    return known.length > 0 && !known.some(({ digest }) => digest === one.digest);
  };
  const other = ours.find(({ digest }) => digest !== release.digest) ?? found.find(isUnlikeNested);
  if (!other) return undefined;
  return `module.${other.key} is ${other.digest}, which is not what ${release.module}@${release.version} was registered with`;
}
