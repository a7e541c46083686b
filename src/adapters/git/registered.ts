import { posix } from 'node:path';
import { sourceAddress } from '../../domain/module-source.ts';
import type { ModuleRegistry } from '../../ports/module-registry.ts';
import type { ModuleTag } from '../../ports/module-source.ts';
import { archiveTree } from './archive-tree.ts';
import { type Mirrors, placeOf } from './mirrors.ts';
import type { ModuleCache } from './module-cache.ts';
import { moduleUnreadable } from './module-failure.ts';
import { type ModuleTree, moduleTree } from './module-tree.ts';
import { isObjectId, withoutCredentials } from './names.ts';

/** A version of a registry: what it stands for, and where in the tree the module is. */
export type Registered = ModuleTag & {
  readonly tree: () => Promise<ModuleTree>;
  readonly folder: string;
  /** The repository that has it; undefined for an archive, which has no history and so no authors. */
  readonly url?: string;
};

export type Registering = {
  readonly cache: ModuleCache;
  readonly mirrors: Mirrors;
  readonly registry: ModuleRegistry;
};

/**
 * What a registry serves as a version now. In git its `commit` is one; an archive's is the digest of all its files, so
 * that the same files packed anew are the same.
 */
export async function registered(at: Registering, source: string, version: string): Promise<Registered | undefined> {
  const { subdir = '' } = sourceAddress(source);
  const located = await at.registry.locate(source, version);
  if (!located) return undefined;
  if (located.kind === 'git') return inGit(at, located.source, { version, subdir });
  const tree = archiveTree(located.files);
  const digest = await tree.digest('');
  const commit = digest.slice('sha256:'.length);
  return {
    tag: version,
    commit,
    tree: async () => tree,
    folder: posix.join(located.folder, subdir).replace(/^\.$/, ''),
  };
}

async function inGit(
  { cache, mirrors }: Registering,
  source: string,
  { version, subdir }: { readonly version: string; readonly subdir: string },
): Promise<Registered> {
  const { ref } = sourceAddress(source);
  const place = placeOf(source, mirrors);
  const repository = await cache(place.url);
  const tag = ref === undefined || isObjectId(ref) ? undefined : await repository.tag(ref);
  const commit = ref !== undefined && isObjectId(ref) ? ref : tag?.commit;
  if (commit === undefined) {
    throw moduleUnreadable(`the registry points to ${withoutCredentials(source)}, which is neither a tag nor a commit`);
  }
  await repository.need(commit);
  return {
    tag: version,
    commit,
    ...(tag?.tagger === undefined ? {} : { tagger: tag.tagger }),
    tree: () => moduleTree(repository.git, commit),
    folder: posix.join(place.subdir, subdir).replace(/^\.$/, ''),
    url: place.url,
  };
}
