import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { errorCode } from './error-code.ts';

/** Judges an opened file before its bytes are used; throws to refuse. */
export type Inspect = (name: string, stats: Stats) => void;

// A link could lead out of the folder and a pipe would block for ever.
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a stored file, or undefined where there is none. */
export async function readStored(root: string, name: string, inspect: Inspect): Promise<Uint8Array | undefined> {
  try {
    const handle = await open(join(root, name), openFlags);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw unreadable(name, 'it is no ordinary file');
      inspect(name, stats);
      return new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (isAbsence(cause)) return undefined;
    throw cause instanceof Failure ? cause : unreadable(name, 'the system refused', cause);
  }
}

/** Whether something is stored under the name. */
export async function isStored(root: string, name: string): Promise<boolean> {
  try {
    return (await lstat(join(root, name))).isFile();
  } catch (cause) {
    if (isAbsence(cause)) return false;
    throw unreadable(name, 'the system refused', cause);
  }
}

function isAbsence(cause: unknown): boolean {
  const code = errorCode(cause);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function unreadable(name: string, why: string, cause?: unknown): Failure {
  return new Failure('store-unreadable', `${name} could not be read: ${why}`, { outcome: 'nothing-happened', cause });
}
