import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { StartOf } from '../../ports/processes.ts';
import { occupantFile, sideFolder } from '../../ports/workspace.ts';
import { aliveIn, busy } from './hold.ts';
import { pathsIn } from './tree.ts';

/** An engine writes this where it could not save the state: the only copy there is. */
const erroredState = 'errored.tfstate';

/** Empties a workspace, and never under a running engine. What it keeps is the side folder, if told so. */
export async function empty(root: string, startOf: StartOf, keep: 'side' | 'nothing'): Promise<void> {
  await refuseOccupied(root, startOf);
  await rescue(root);
  for (const name of await readdir(root)) {
    if (keep === 'side' && name === sideFolder) continue;
    await rm(join(root, name), { recursive: true, force: true });
  }
}

/** Files with states that could not be saved, moved beside the workspace before it was emptied. */
export async function rescuedFrom(root: string): Promise<readonly string[]> {
  const names = await readdir(rescueFolder(root)).catch(() => []);
  return names.sort().map((name) => join(rescueFolder(root), name));
}

export async function isOccupied(root: string, startOf: StartOf): Promise<boolean> {
  return (await aliveIn(join(root, sideFolder, occupantFile), startOf)) !== undefined;
}

async function refuseOccupied(root: string, startOf: StartOf): Promise<void> {
  const engine = await aliveIn(join(root, sideFolder, occupantFile), startOf);
  if (engine !== undefined) throw busy(root, `an engine, process ${engine},`);
}

async function rescue(root: string): Promise<void> {
  const skip = (path: string) => path === sideFolder || basename(path) === '.terraform';
  const states = (await pathsIn(root, skip)).filter((path) => basename(path) === erroredState);
  for (const state of states) {
    await mkdir(rescueFolder(root), { recursive: true, mode: 0o700 });
    await rename(join(root, state), join(rescueFolder(root), `${randomUUID()}.tfstate`));
  }
}

function rescueFolder(root: string): string {
  return `${root}.rescued`;
}
