import type { Stats } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { Failure } from '../../domain/failure.ts';
import { type CreateOnly, checkName } from '../../ports/create-only.ts';
import { errorCode } from './error-code.ts';
import { isStored, readStored } from './read.ts';
import { writeOnce } from './write-once.ts';

const othersBits = 0o077;

/**
 * A folder for private keys. As `ssh` does with its own, it refuses (Failure `folder-not-private`) a folder or a
 * file that others may read or that belongs to somebody else, and says how to put it right.
 */
export function privateFolder(folder: string): CreateOnly {
  return {
    async put(name, bytes) {
      checkName(name);
      await make(folder);
      await requirePrivate(folder);
      await writeOnce(folder, name, bytes);
    },
    async get(name) {
      checkName(name);
      return (await requirePrivate(folder)) ? readStored(folder, name, inspect) : undefined;
    },
    async has(name) {
      checkName(name);
      return (await requirePrivate(folder)) && isStored(folder, name);
    },
  };
}

async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw notPrivate(folder, 'it cannot be made', cause);
  }
}

// Answers whether the folder is there at all.
async function requirePrivate(folder: string): Promise<boolean> {
  try {
    const stats = await stat(folder);
    if (!stats.isDirectory()) throw notPrivate(folder, 'it is no folder');
    inspect(folder, stats);
    return true;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return false;
    throw cause instanceof Failure ? cause : notPrivate(folder, 'it cannot be looked at', cause);
  }
}

function inspect(path: string, stats: Stats): void {
  // Windows has neither owners nor these modes; there the user's profile folder is the protection.
  const user = process.getuid?.();
  if (user === undefined) return;
  if (stats.uid !== user) throw notPrivate(path, 'it belongs to another user');
  if (stats.mode & othersBits) throw notPrivate(path, 'others may read it; chmod it to 700, and files in it to 600');
}

function notPrivate(path: string, why: string, cause?: unknown): Failure {
  return new Failure('folder-not-private', `${path} cannot hold private keys: ${why}`, {
    outcome: 'nothing-happened',
    cause,
  });
}
