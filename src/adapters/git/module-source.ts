import type { ProviderNeed } from '../../domain/provider-lock.ts';
import { mergedNeeds } from '../../domain/provider-lock.ts';
import type { ModuleRegistry } from '../../ports/module-registry.ts';
import type { ModuleSource } from '../../ports/module-source.ts';
import type { Pins } from '../../ports/pins.ts';
import { commitsIn } from './commits.ts';
import type { Ambient } from './environment.ts';
import { engineEnvironment, type Mirrors, placeOf } from './mirrors.ts';
import { moduleCache, reach } from './module-cache.ts';
import { moduleUnreachable } from './module-failure.ts';
import { nestedIn } from './nested.ts';
import { originsOf } from './origins.ts';

/**
 * Modules in git, kept as bare repositories below `cacheFolder`, and modules of registries. Failures:
 * `module-unreachable`, `module-unreadable`.
 */
export function openModuleSource(options: {
  /** Absolute. */
  readonly cacheFolder: string;
  /** Folders absolute. */
  readonly mirrors: Mirrors;
  readonly registry: ModuleRegistry;
  readonly moduleCalls: Pins['calls'];
  readonly ambient?: Ambient;
}): ModuleSource {
  const { mirrors, moduleCalls, registry } = options;
  const cache = moduleCache(options.cacheFolder, options.ambient ?? process.env);
  const origins = originsOf({ cache, mirrors, registry });
  return {
    tag: origins.tag,
    tags: async (source) => (await cache(placeOf(source, mirrors).url)).tags(),
    content: (source, commit) =>
      reach(source, async () => {
        const { tree, folder } = await origins.content(source, commit);
        if (!tree.has(folder)) throw moduleUnreachable(`there is nothing in ${folder || 'the module'} at ${commit}`);
        const digest = await tree.digest(folder);
        const found: ProviderNeed[] = [];
        const needs = (more: readonly ProviderNeed[]): unknown => found.push(...more);
        const looking = { cache, mirrors, registry, moduleCalls, needs };
        const nested = await nestedIn(looking, { tree, folder, chain: [] });
        return { digest, nested, providers: mergedNeeds(found) };
      }),
    async commits(source, range) {
      const url = origins.url(source, range.to);
      if (url === undefined) return [ofNobody(source, range.to)];
      const repository = await cache(url);
      for (const end of [range.to, range.from]) if (end !== undefined) await repository.need(end);
      return reach(url, () => commitsIn(repository.git, range));
    },
    gitEnvironment: () => engineEnvironment(mirrors),
  };
}

/** An archive says nothing of who wrote it; an author whom nobody can be stands for them, so that it fails closed. */
function ofNobody(source: string, commit: string) {
  return { commit, subject: 'an archive', emails: [`whoever published ${source}`], files: [] };
}
