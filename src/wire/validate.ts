import { openWorkingTree } from '../adapters/working-tree/read.ts';
import type { Validated } from '../cli/working-tree.ts';
import { loadDefinitions } from '../config/load.ts';
import { type ConfigTree, configPaths } from '../config/tree.ts';
import type { TreeFault } from '../domain/tree-fault.ts';
import type { Place } from './place.ts';

const ignored: ReadonlySet<string> = new Set(['.git', '.waves', 'node_modules', '.terraform']);

/** Checks the configuration as it stands in the working tree: what a person is editing, not what governs. */
export async function validateWorkingTree(place: Place): Promise<Validated> {
  const loaded = loadDefinitions(await workingTree(place));
  const { warnings } = loaded;
  if ('problems' in loaded) return { stacks: 0, problems: loaded.problems, warnings };
  return { stacks: loaded.definitions.stacks.length, problems: [], warnings };
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Every path of the working tree, and the texts of its configuration. */
export async function workingTree({ folder }: Pick<Place, 'folder'>): Promise<ConfigTree> {
  const tree = openWorkingTree(folder, ignored);
  const faults = new Map(tree.faults);
  const texts = new Map<string, string>();
  for (const path of configPaths(tree.paths)) {
    const text = textOf(tree.read(path));
    if (text.fault) faults.set(path, text.fault);
    else texts.set(path, text.text);
  }
  return { paths: tree.paths, text: (path) => texts.get(path), faults };
}

/** The texts of these files, by path. What cannot be read, or is no text, is left out. */
export function readBelow(folder: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const tree = openWorkingTree(folder, ignored);
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = textOf(tree.read(path));
    if (text.fault === undefined) texts.set(path, text.text);
  }
  return texts;
}

type Text = { readonly text: string; readonly fault?: undefined } | { readonly fault: TreeFault };

function textOf(bytes: Uint8Array | TreeFault): Text {
  if (typeof bytes === 'string') return { fault: bytes };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { fault: 'not-text' };
  }
}
