import { chmod, lstat, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CheckoutFile } from '../../ports/workspace.ts';
import { hostile } from './failures.ts';

export const fileMode = '100644';
export const executableMode = '100755';
export const linkMode = '120000';

/** Writes files into a folder that holds none of them; links last, so that nothing is written through one. */
export async function writeTree(root: string, files: readonly CheckoutFile[]): Promise<void> {
  for (const file of files.filter(({ mode }) => mode !== linkMode)) {
    const place = join(root, file.path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, file.bytes, { flag: 'wx' });
    await chmod(place, file.mode === executableMode ? 0o755 : 0o644);
  }
  for (const link of files.filter(({ mode }) => mode === linkMode)) {
    await mkdir(dirname(join(root, link.path)), { recursive: true });
    await symlink(Buffer.from(link.bytes), join(root, link.path));
  }
}

/** Paths of all files and links of a folder, sorted, `skip` left out with everything below. Links are not followed. */
export async function pathsIn(root: string, skip: (path: string) => boolean): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (skip(path)) continue;
      if (entry.isDirectory()) folders.push(path);
      else found.push(path);
    }
  }
  return found.sort();
}

/** One file as git would have it. */
export async function readEntry(root: string, path: string): Promise<CheckoutFile> {
  const place = join(root, path);
  const stats = await lstat(place);
  if (stats.isSymbolicLink()) return { path, mode: linkMode, bytes: await readlink(place, { encoding: 'buffer' }) };
  if (!stats.isFile()) throw hostile(path, 'is neither a file nor a link');
  return { path, mode: stats.mode & 0o100 ? executableMode : fileMode, bytes: await readFile(place) };
}
