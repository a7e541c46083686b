import { configurationOf } from './configuration-files.ts';
import { globMatches } from './glob.ts';
import type { EngineKind, Stack } from './stack.ts';

/**
 * The files a stack reads (DESIGN 4, "Made from"): its folder, the closure of its local modules, its variable files and
 * the `reads:` globs of its `stack.yaml`. Sorted. `localModules` gives the relative sources called from a folder.
 */
export function readSetOf(
  stack: Stack,
  paths: readonly string[],
  localModules: (folder: string) => readonly string[],
): readonly string[] {
  const folders = new Set<string>();
  const visit = (folder: string): void => {
    if (folders.has(folder)) return;
    folders.add(folder);
    for (const source of localModules(folder)) visit(joined(folder, source));
  };
  visit(stack.folder);
  const wanted = new Set(stack.variableFiles);
  return paths.filter(
    (path) =>
      wanted.has(path) ||
      path.startsWith(`${stack.folder}/`) ||
      [...folders].some((folder) => path.startsWith(`${folder}/`)) ||
      stack.reads.some((glob) => globMatches(glob, path)),
  );
}

/** Configuration files directly inside a folder, as an engine reads it. */
export function configurationIn(folder: string, paths: readonly string[], engine: EngineKind): readonly string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const own = paths.filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'));
  return configurationOf(own, engine);
}

/** `a/b` and `../c` is `a/c`; what leaves the repository keeps its `..`, so that no path of it is ever meant. */
export function joined(folder: string, relative: string): string {
  const parts = folder.split('/').filter((part) => part !== '');
  for (const part of relative.split('/')) {
    const outside = parts.length === 0 || parts.at(-1) === '..';
    if (part === '..' && !outside) parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
