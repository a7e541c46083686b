import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { lock } from 'proper-lockfile';
import { isAlive, processIn, type StartOf } from '../../ports/processes.ts';
import { workspaceFailure } from './failures.ts';

const retries = { retries: 40, factor: 1, minTimeout: 50, maxTimeout: 50 };
const staleMs = 5_000;

/**
 * Holds a folder for this process, until the answer is called. Who holds it stands beside it by pid and start, so that
 * a killed holder frees it at once and a slow one never loses it; the lock guards only the looking.
 */
export async function hold(folder: string, startOf: StartOf): Promise<() => Promise<void>> {
  const note = `${folder}.held`;
  const mine = `${process.pid} ${await startOf(process.pid)}\n`;
  await looking(folder, async () => {
    const holder = await aliveIn(note, startOf);
    if (holder !== undefined) throw busy(folder, `process ${holder}`);
    await writeFile(`${note}.new`, mine, { mode: 0o600 });
    await rename(`${note}.new`, note);
  });
  return () => rm(note, { force: true });
}

/** The pid that a file names, if that process is alive. */
export async function aliveIn(file: string, startOf: StartOf): Promise<number | undefined> {
  const seen = processIn(await readFile(file, 'utf8').catch(() => ''));
  return seen && (await isAlive(seen, startOf)) ? seen.pid : undefined;
}

export function busy(folder: string, by: string, cause?: unknown) {
  return workspaceFailure('workspace-busy', `${by} works in ${folder}`, cause);
}

async function looking(folder: string, look: () => Promise<void>): Promise<void> {
  const free = await lock(folder, { realpath: false, stale: staleMs, retries }).catch((cause) => {
    throw busy(folder, 'another process', cause);
  });
  try {
    await look();
  } finally {
    await free();
  }
}
