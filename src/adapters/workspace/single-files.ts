import { lstat, readFile, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { occupantFile, sideFolder } from '../../ports/workspace.ts';
import { hostile } from './failures.ts';
import { whyUnsafe } from './paths.ts';

const sideName = /^[a-z0-9][a-z0-9.-]{0,99}$/;

/** One of waves' own files in the checkout. Never over a file that is there. */
export async function writeOwn(root: string, path: string, text: string): Promise<void> {
  const why = whyUnsafe(path) ?? (await whyElsewhere(join(root, path)));
  if (why !== undefined) throw hostile(path, why);
  await writeFile(join(root, path), text, { flag: 'wx', mode: 0o644 });
}

/** A file beneath the root, not through a link; undefined where there is none. */
export async function readBeneath(root: string, path: string): Promise<Uint8Array | undefined> {
  const inSide = path.startsWith(`${sideFolder}/`) ? path.slice(sideFolder.length + 1) : path;
  const file = join(root, path);
  const stats = await lstat(file).catch(() => undefined);
  const why = whyUnsafe(inSide) ?? (stats && (await whyElsewhere(file)));
  if (why !== undefined) throw hostile(path, why);
  if (stats && !stats.isFile()) throw hostile(path, 'is no file');
  return stats && new Uint8Array(await readFile(file));
}

/** A file beside the checkout, for its owner alone. */
export async function writeSide(root: string, name: string, bytes: Uint8Array): Promise<string> {
  if (!sideName.test(name) || name === occupantFile) throw hostile(name, 'is no name of a file beside a checkout');
  const file = join(root, sideFolder, name);
  await writeFile(file, bytes, { mode: 0o600 });
  return file;
}

async function whyElsewhere(file: string): Promise<string | undefined> {
  const folder = dirname(file);
  return (await realpath(folder)) === folder ? undefined : 'is reached through a link';
}
