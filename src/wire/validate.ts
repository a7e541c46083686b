import { readdir, readFile } from 'node:fs/promises';
import { loadDefinitions } from '../config/load.ts';
import { type ConfigTree, configPaths } from '../config/tree.ts';
import type { Problem } from '../domain/definitions.ts';
import type { Place } from './place.ts';

const ignored: ReadonlySet<string> = new Set(['.git', '.waves', 'node_modules', '.terraform']);

/** Checks the configuration as it stands in the working tree: what a person is editing, not what governs. */
export async function validateWorkingTree(
  place: Place,
): Promise<{ readonly stacks: number; readonly problems: readonly Problem[] }> {
  const loaded = loadDefinitions(await workingTree(place));
  if ('problems' in loaded) return { stacks: 0, problems: loaded.problems };
  return { stacks: loaded.definitions.stacks.length, problems: [] };
}

/** Every path of the working tree, and the texts of its configuration. */
export async function workingTree({ folder }: Pick<Place, 'folder'>): Promise<ConfigTree> {
  const paths = (await pathsBelow(folder, '')).sort();
  const texts = new Map<string, string>();
  for (const path of configPaths(paths)) texts.set(path, await readFile(`${folder}/${path}`, 'utf8'));
  return { paths, text: (path) => texts.get(path) };
}

async function pathsBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(`${root}/${folder}`, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !ignored.has(entry.name)) found.push(...(await pathsBelow(root, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}
