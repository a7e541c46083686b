import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Digest } from '../../domain/digest.ts';
import { treeDigest } from '../../domain/tree-digest.ts';
import { sideFolder } from '../../ports/workspace.ts';
import { hostile, workspaceFailure } from './failures.ts';
import { pathsIn, readEntry } from './tree.ts';

type Called = { readonly Key: string; readonly Source: string; readonly Version?: unknown; readonly Dir: string };
type Found = {
  readonly key: string;
  readonly source: string;
  readonly version?: string;
  readonly digest: Digest;
};

const manifestPath = /(?:^|\/)\.terraform\/modules\/modules\.json$/;
const insideModules = /(?:^|\/)\.terraform\/modules\/[^/]+\//;

/** Digests of the folders that the engine calls modules in, by its own list of them. */
export async function moduleDigestsIn(root: string): Promise<readonly Found[]> {
  const skip = (path: string) => path === sideFolder || insideModules.test(path);
  const found: Found[] = [];
  for (const path of (await pathsIn(root, skip)).filter((one) => manifestPath.test(one))) {
    const module = dirname(dirname(dirname(join(root, path))));
    for (const called of calledIn(path, await readFile(join(root, path), 'utf8'))) {
      if (called.Key !== '') found.push(await digested(root, module, called));
    }
  }
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function digested(root: string, module: string, called: Called): Promise<Found> {
  const { Key: key, Source: source, Version: version, Dir } = called;
  const folder = resolve(module, Dir);
  if (relative(root, folder).startsWith('..')) throw hostile(Dir, 'holds a module and is outside the checkout');
  const files = [];
  for (const path of await pathsIn(folder, isHistory)) files.push(await readEntry(folder, path));
  return { key, source, ...(typeof version === 'string' ? { version } : {}), digest: treeDigest(files) };
}

function isHistory(path: string): boolean {
  return path === '.git' || path.endsWith('/.git');
}

function calledIn(path: string, text: string): readonly Called[] {
  try {
    const { Modules: modules } = JSON.parse(text) as { Modules: readonly Called[] };
    if (modules.every(({ Key, Source, Dir }) => [Key, Source, Dir].every((part) => typeof part === 'string'))) {
      return modules;
    }
  } catch (cause) {
    throw workspaceFailure('workspace-failed', `${path} cannot be read`, cause);
  }
  throw workspaceFailure('workspace-failed', `${path} is no list of modules`);
}
