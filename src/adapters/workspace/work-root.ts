import { lstat, mkdir, realpath, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { workspaceFailure } from './failures.ts';

const othersBits = 0o077;
const writableByOthers = 0o022;
const sticky = 0o1000;

/** Makes the work root, or makes sure that it is ours alone. Answers its real path. */
export async function safeRoot(root: string): Promise<string> {
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    await requireOwn(root);
    await requireParent(dirname(root));
    return await realpath(root);
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'Failure') throw cause;
    throw unsafe(root, 'it cannot be made or looked at', cause);
  }
}

/** Refuses a folder that is a link, that somebody else owns, or that others may look into. */
export async function requireOwn(folder: string): Promise<void> {
  const stats = await lstat(folder);
  const user = process.getuid?.();
  if (!stats.isDirectory()) throw unsafe(folder, 'it is no folder');
  if (user !== undefined && stats.uid !== user) throw unsafe(folder, 'it belongs to another user');
  if (stats.mode & othersBits) throw unsafe(folder, 'others may look into it; chmod it to 700');
}

/** Little room is refused before an engine runs: one that meets a full disk may lose a state (F10). */
export async function requireRoom(folder: string, bytesMin: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytesMin) throw workspaceFailure('disk-full', `${folder} has less than ${bytesMin} bytes free`);
}

// Whoever may rename our folder away and put theirs there decides what is applied.
async function requireParent(parent: string): Promise<void> {
  const { mode, uid } = await stat(parent);
  const user = process.getuid?.();
  if (user !== undefined && uid !== user && uid !== 0) throw unsafe(parent, 'it belongs to another user');
  if (mode & writableByOthers && !(mode & sticky)) throw unsafe(parent, 'others may replace folders in it');
}

function unsafe(folder: string, why: string, cause?: unknown) {
  return workspaceFailure('root-unsafe', `${folder} cannot hold workspaces: ${why}`, cause);
}
