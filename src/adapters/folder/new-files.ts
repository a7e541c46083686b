import { randomUUID } from 'node:crypto';
import { link, mkdir, open, realpath, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { errorCode } from './error-code.ts';

export type NewFile = { readonly path: string; readonly text: string };

/**
 * Writes files that are not there yet, all of them or none, and overwrites nothing. Each is written whole beside its
 * place and then linked there, which the file system refuses if the name is taken. Failure `files-not-written`.
 */
export async function writeNewFiles(root: string, files: readonly NewFile[]): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  const drafts: { readonly draft: string; readonly path: string }[] = [];
  try {
    const inside = (await realpath(root)) + sep;
    for (const { path, text } of files) {
      const folder = dirname(join(root, path));
      undo.push(...(await makeFolders(root, dirname(path))));
      if (!`${await realpath(folder)}${sep}`.startsWith(inside)) throw leadsOut(dirname(path));
      const draft = join(folder, `.${randomUUID()}.waves-draft`);
      undo.push(() => rm(draft, { force: true }));
      await fill(draft, text);
      drafts.push({ draft, path });
    }
    for (const { draft, path } of drafts) {
      await link(draft, join(root, path));
      undo.push(() => unlink(join(root, path)));
    }
  } catch (cause) {
    for (const back of undo.reverse()) await back().catch(() => undefined);
    throw cause instanceof Failure ? cause : notWritten(files, cause);
  }
  for (const { draft } of drafts) await rm(draft, { force: true });
}

/** Makes the folders on the way, and says how to take away exactly those. */
async function makeFolders(root: string, folder: string): Promise<(() => Promise<void>)[]> {
  const made = await mkdir(join(root, folder), { recursive: true });
  if (made === undefined) return [];
  const all: string[] = [];
  for (let at = join(root, folder); at.length >= made.length; at = dirname(at)) all.unshift(at);
  return all.map((at) => () => rmdir(at));
}

async function fill(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const whys: Readonly<Record<string, string>> = {
  EROFS: 'the disk can only be read',
  EACCES: 'there is no right to write here',
  EPERM: 'there is no right to write here',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'one of them is there by now',
};

function notWritten(files: readonly NewFile[], cause: unknown): Failure {
  const code = errorCode(cause) ?? '';
  const names = files.map(({ path }) => path).join(', ');
  const message = `${names} could not be written: ${whys[code] ?? `the system refused (${code})`}; nothing was`;
  return new Failure('files-not-written', message, { outcome: 'nothing-happened', cause });
}

function leadsOut(folder: string): Failure {
  const message = `${folder} is a link that leads out of the repository; nothing was written`;
  return new Failure('files-not-written', message, { outcome: 'nothing-happened' });
}
