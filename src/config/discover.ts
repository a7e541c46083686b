import { isConfiguration } from '../domain/configuration-files.ts';
import type { Captures, StackPattern } from './stack-pattern.ts';
import { capturesOf, fixedFolder } from './stack-pattern.ts';

/** A folder that is a stack: it is where the pattern says and holds what an engine reads. */
export type StackFolder = {
  readonly folder: string;
  readonly captures: Captures & { readonly account: string; readonly stack: string };
  readonly files: readonly string[];
};

/**
 * Folders that hold configuration, lie below the pattern's fixed folder, and are neither a stack nor below one. A pattern
 * without a fixed folder has none: the whole repository would be among the stacks.
 */
export function strayFiles(
  paths: readonly string[],
  pattern: StackPattern,
  stacks: readonly StackFolder[],
): readonly string[] {
  const fixed = fixedFolder(pattern);
  if (fixed === '') return [];
  const known = new Set(stacks.map(({ folder }) => folder));
  return paths.filter((path) => {
    if (!path.startsWith(`${fixed}/`) || !isConfiguration(path)) return false;
    const levels = path.split('/').slice(0, -1);
    return !levels.some((level, at) => level.startsWith('.') || known.has(levels.slice(0, at + 1).join('/')));
  });
}

/** All stacks of a commit, by folder. */
export function stackFolders(paths: readonly string[], pattern: StackPattern): readonly StackFolder[] {
  const files = Map.groupBy(paths.filter(isConfiguration), (path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  return [...files.keys()].toSorted().flatMap((folder) => {
    const { account, stack, ...rest } = capturesOf(folder, pattern) ?? {};
    if (account === undefined || stack === undefined) return [];
    return [{ folder, captures: { ...rest, account, stack }, files: (files.get(folder) ?? []).toSorted() }];
  });
}
