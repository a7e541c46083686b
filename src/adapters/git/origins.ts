import { sourceAddress } from '../../domain/module-source.ts';
import type { ModuleTag } from '../../ports/module-source.ts';
import { placeOf } from './mirrors.ts';
import { moduleUnreachable } from './module-failure.ts';
import { type ModuleTree, moduleTree } from './module-tree.ts';
import { type Registered, type Registering, registered } from './registered.ts';

/** Where modules come from, by source: their own repositories, or what registries point to. */
export type Origins = {
  tag(source: string, tag: string): Promise<ModuleTag | undefined>;
  content(source: string, commit: string): Promise<{ readonly tree: ModuleTree; readonly folder: string }>;
  /** The repository that has a commit's history; undefined for an archive. */
  url(source: string, commit: string): string | undefined;
};

export function originsOf(at: Registering): Origins {
  /** What registries served in this process, by source and commit. */
  const served = new Map<string, Registered>();
  const fromRegistry = (source: string, commit: string): Registered => {
    const known = served.get(`${source} ${commit}`);
    if (known) return known;
    throw moduleUnreachable(`${source} was not asked for what ${commit} is`);
  };
  return {
    async tag(source, tag) {
      if (!isRegistry(source)) return (await at.cache(placeOf(source, at.mirrors).url)).tag(tag);
      const found = await registered(at, source, tag);
      if (!found) return undefined;
      served.set(`${source} ${found.commit}`, found);
      const { commit, tagger } = found;
      return { tag, commit, ...(tagger === undefined ? {} : { tagger }) };
    },
    async content(source, commit) {
      if (isRegistry(source)) {
        const { tree, folder } = fromRegistry(source, commit);
        return { tree: await tree(), folder };
      }
      const { url, subdir } = placeOf(source, at.mirrors);
      const repository = await at.cache(url);
      await repository.need(commit);
      return { tree: await moduleTree(repository.git, commit), folder: subdir };
    },
    url: (source, commit) => (isRegistry(source) ? fromRegistry(source, commit).url : placeOf(source, at.mirrors).url),
  };
}

function isRegistry(source: string): boolean {
  return sourceAddress(source).kind === 'registry';
}
