import { readdir, readFile } from 'node:fs/promises';
import { loadDefinitions } from '../config/load.ts';
import { configPaths } from '../config/tree.ts';
import type { Problem } from '../domain/definitions.ts';
import type { Place } from './place.ts';

const ignored: ReadonlySet<string> = new Set(['.git', '.waves', 'node_modules', '.terraform']);

/** Checks the configuration as it stands in the working tree: what a person is editing, not what governs. */
export async function validateWorkingTree(
  place: Place,
): Promise<{ readonly stacks: number; readonly problems: readonly Problem[] }> {
  const paths = (await pathsBelow(place.folder, '')).sort();
  const texts = new Map<string, string>();
  for (const path of configPaths(paths)) texts.set(path, await readFile(`${place.folder}/${path}`, 'utf8'));
  const loaded = loadDefinitions({ paths, text: (path) => texts.get(path) });
  if ('problems' in loaded) return { stacks: 0, problems: loaded.problems };
  return { stacks: loaded.definitions.stacks.length, problems: [] };
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
