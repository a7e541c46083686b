import { posix } from 'node:path';
import { isConfiguration } from '../../domain/configuration-files.ts';
import type { Digest } from '../../domain/digest.ts';
import { moduleUnreadable } from './module-failure.ts';
import { contentsOf, digestOfEntries, type Entry, listTree, textOf } from './objects.ts';
import type { Git } from './spawn.ts';

/** The files of one commit, by folder; `` is the whole. */
export type ModuleTree = {
  has(folder: string): boolean;
  /** Undefined with nothing in the folder. */
  digest(folder: string): Promise<Digest>;
  /** What the engines read of a folder itself, by path. */
  configuration(folder: string): Promise<ReadonlyMap<string, string>>;
};

export async function moduleTree(git: Git, commit: string): Promise<ModuleTree> {
  const entries = await listTree(git, commit);
  const below = (folder: string) => {
    if (folder === '') return entries;
    return entries
      .filter((entry) => entry.path.startsWith(`${folder}/`))
      .map((entry) => ({ ...entry, path: entry.path.slice(folder.length + 1) }));
  };
  return {
    has: (folder) => below(folder).length > 0,
    async digest(folder) {
      const inside = below(folder);
      // Engines fetch submodules, from wherever they point; nothing here says what would come.
      const submodule = inside.find((entry) => entry.mode === '160000');
      if (submodule) throw moduleUnreadable(`${submodule.path} is a submodule, which a module may not have`);
      return digestOfEntries(git, inside);
    },
    async configuration(folder) {
      const own = entries.filter((entry) => isIn(entry, folder));
      const link = own.find((entry) => entry.mode === '120000');
      if (link) throw moduleUnreadable(`${link.path} is a link, and what it calls cannot be read`);
      const texts = new Map<string, string>();
      for await (const [entry, bytes] of contentsOf(git, own)) texts.set(entry.path, textOf(bytes));
      return texts;
    },
  };
}

function isIn(entry: Entry, folder: string): boolean {
  return isConfiguration(entry.path) && posix.dirname(entry.path) === (folder === '' ? '.' : folder);
}
