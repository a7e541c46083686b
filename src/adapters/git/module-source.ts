import type { ProviderNeed } from '../../domain/provider-lock.ts';
import { mergedNeeds } from '../../domain/provider-lock.ts';
import type { ModuleSource } from '../../ports/module-source.ts';
import type { Pins } from '../../ports/pins.ts';
import { commitsIn } from './commits.ts';
import type { Ambient } from './environment.ts';
import { engineEnvironment, type Mirrors, placeOf } from './mirrors.ts';
import { moduleCache, reach } from './module-cache.ts';
import { moduleUnreachable } from './module-failure.ts';
import { moduleTree } from './module-tree.ts';
import { nestedIn } from './nested.ts';

/** Modules in git, kept as bare repositories below `cacheFolder`. Failures: `module-unreachable`, `module-unreadable`. */
export function openModuleSource(options: {
  /** Absolute. */
  readonly cacheFolder: string;
  /** Folders absolute. */
  readonly mirrors: Mirrors;
  readonly moduleCalls: Pins['calls'];
  readonly ambient?: Ambient;
}): ModuleSource {
  const { mirrors, moduleCalls } = options;
  const cache = moduleCache(options.cacheFolder, options.ambient ?? process.env);
  const at = async (source: string) => {
    const place = placeOf(source, mirrors);
    return { ...place, repository: await cache(place.url) };
  };

  return {
    tag: async (source, tag) => (await at(source)).repository.tag(tag),
    tags: async (source) => (await at(source)).repository.tags(),
    async content(source, commit) {
      const { url, subdir, repository } = await at(source);
      await repository.need(commit);
      return reach(url, async () => {
        const tree = await moduleTree(repository.git, commit);
        if (!tree.has(subdir)) throw moduleUnreachable(`there is nothing in ${subdir || 'the module'} at ${commit}`);
        const digest = await tree.digest(subdir);
        const found: ProviderNeed[] = [];
        const needs = (more: readonly ProviderNeed[]): unknown => found.push(...more);
        const nested = await nestedIn({ cache, mirrors, moduleCalls, needs }, { tree, folder: subdir, chain: [] });
        return { digest, nested, providers: mergedNeeds(found) };
      });
    },
    async commits(source, range) {
      const { url, repository } = await at(source);
      for (const end of [range.to, range.from]) if (end !== undefined) await repository.need(end);
      return reach(url, () => commitsIn(repository.git, range));
    },
    gitEnvironment: () => engineEnvironment(mirrors),
  };
}
