import { isConfiguration } from '../domain/configuration-files.ts';
import type { Captures, StackPattern } from './stack-pattern.ts';
import { capturesOf } from './stack-pattern.ts';

/** A folder that is a stack: it is where the pattern says and holds what an engine reads. */
export type StackFolder = {
  readonly folder: string;
  readonly captures: Captures & { readonly account: string; readonly stack: string };
  readonly files: readonly string[];
};

/** All stacks of a commit, by folder. */
export function stackFolders(paths: readonly string[], pattern: StackPattern): readonly StackFolder[] {
  const files = Map.groupBy(paths.filter(isConfiguration), (path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  return [...files.keys()].toSorted().flatMap((folder) => {
    const { account, stack, ...rest } = capturesOf(folder, pattern) ?? {};
    if (account === undefined || stack === undefined) return [];
    return [{ folder, captures: { ...rest, account, stack }, files: (files.get(folder) ?? []).toSorted() }];
  });
}
