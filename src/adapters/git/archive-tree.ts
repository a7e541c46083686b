import { posix } from 'node:path';
import { isConfiguration } from '../../domain/configuration-files.ts';
import { treeDigest } from '../../domain/tree-digest.ts';
import type { ArchivedFile } from '../../ports/module-registry.ts';
import type { ModuleTree } from './module-tree.ts';
import { textOf } from './objects.ts';

/** The files of an archive as a tree, as `moduleTree` is one of a commit. */
export function archiveTree(files: readonly ArchivedFile[]): ModuleTree {
  const below = (folder: string) => {
    if (folder === '') return files;
    return files
      .filter(({ path }) => path.startsWith(`${folder}/`))
      .map((file) => ({ ...file, path: file.path.slice(folder.length + 1) }));
  };
  return {
    has: (folder) => below(folder).length > 0,
    digest: async (folder) => treeDigest(below(folder)),
    async configuration(folder) {
      const own = files.filter(({ path }) => isConfiguration(path) && posix.dirname(path) === (folder || '.'));
      return new Map(own.map(({ path, bytes }) => [path, textOf(bytes)]));
    },
  };
}
