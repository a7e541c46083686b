import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { isAlive, type ProcessSeen, processIn, type StartOf } from '../../ports/processes.ts';

/**
 * What a run folder says. `pending` becomes `claimed` or `refused` by one rename, so only one of them ever happens;
 * `supervisor` and `engine` name processes, `exit` is written last.
 */
export type RunSeen =
  | { readonly is: 'missing' | 'pending' | 'refused' | 'gone' }
  | { readonly is: 'running'; readonly processes: readonly ProcessSeen[] }
  | { readonly is: 'finished'; readonly code: number };

/** Makes a run folder with its first file, whole or not at all. False when there is one already. */
export async function makeRunFolder(runFolder: string, files: Readonly<Record<string, string>>): Promise<boolean> {
  const draft = `${runFolder}.${randomUUID()}`;
  await mkdir(dirname(runFolder), { recursive: true, mode: 0o700 });
  try {
    await mkdir(draft, { mode: 0o700 });
    for (const [name, text] of Object.entries(files)) await writeFile(join(draft, name), text, { mode: 0o600 });
    return await moved(draft, runFolder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Proves that no supervisor ever starts here; false when one has claimed the folder. */
export async function refuse(runFolder: string): Promise<boolean> {
  if (await makeRunFolder(runFolder, { refused: '' })) return true;
  await moved(join(runFolder, 'pending'), join(runFolder, 'refused'));
  return isThere(join(runFolder, 'refused'));
}

export async function lookInto(runFolder: string, startOf: StartOf): Promise<RunSeen> {
  const code = await exitIn(runFolder);
  if (code !== undefined) return { is: 'finished', code };
  if (!(await isThere(join(runFolder, 'claimed')))) return { is: await unclaimed(runFolder) };
  const processes = await living(runFolder, startOf);
  if (processes.length > 0) return { is: 'running', processes };
  // It may have ended between the two looks.
  const late = await exitIn(runFolder);
  return late === undefined ? { is: 'gone' } : { is: 'finished', code: late };
}

/** True for the first who asks, in any process, and never again. */
export async function firstToInterrupt(runFolder: string): Promise<boolean> {
  const handle = await open(join(runFolder, 'interrupt'), 'wx', 0o600).catch(() => undefined);
  await handle?.close();
  return handle !== undefined;
}

export async function wasInterrupted(runFolder: string): Promise<boolean> {
  return isThere(join(runFolder, 'interrupt'));
}

/** The engine's module folder, noted at the start. */
export async function moduleOf(runFolder: string): Promise<string | undefined> {
  return readFile(join(runFolder, 'module'), 'utf8').catch(() => undefined);
}

/** When the engine became itself, on the file system's clock; undefined before that. */
export async function engineSince(runFolder: string): Promise<number | undefined> {
  return (await stat(join(runFolder, 'engine')).catch(() => undefined))?.mtimeMs;
}

async function unclaimed(runFolder: string): Promise<'missing' | 'pending' | 'refused'> {
  if (await isThere(join(runFolder, 'refused'))) return 'refused';
  return (await isThere(runFolder)) ? 'pending' : 'missing';
}

async function living(runFolder: string, startOf: StartOf): Promise<readonly ProcessSeen[]> {
  const alive: ProcessSeen[] = [];
  for (const name of ['supervisor', 'engine']) {
    const seen = processIn(await readFile(join(runFolder, name), 'utf8').catch(() => ''));
    if (seen && (await isAlive(seen, startOf))) alive.push(seen);
  }
  return alive;
}

async function exitIn(runFolder: string): Promise<number | undefined> {
  const said = await readFile(join(runFolder, 'exit'), 'utf8').catch(() => '');
  return /^\d{1,3}\n$/.test(said) ? Number(said) : undefined;
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTEMPTY' || code === 'EEXIST') return false;
    throw new Failure('run-folder-failed', `${to} could not be made`, { outcome: 'nothing-happened', cause });
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
