import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { alreadyThere } from '../../ports/create-only.ts';
import { errorCode } from './error-code.ts';

const folderMode = 0o700;
const fileMode = 0o600;

/**
 * Creates one file, whole or not at all: written and flushed under another name, then hard-linked, which the file
 * system refuses if the name is taken. A crash leaves at most a file in `.tmp`, which nobody reads.
 */
export async function writeOnce(root: string, name: string, bytes: Uint8Array): Promise<void> {
  const target = join(root, name);
  const draft = join(root, '.tmp', randomUUID());
  const firstMade = await prepare(name, [dirname(draft), dirname(target)]);
  try {
    await fill(draft, bytes);
    await link(draft, target);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw errorCode(cause) === 'EEXIST' ? alreadyThere(name) : storeFailed(name, cause, 'nothing-happened');
  }
  try {
    await rm(draft);
    await flushFolders(dirname(target), firstMade ? dirname(firstMade) : dirname(target));
  } catch (cause) {
    throw storeFailed(name, cause, 'unknown');
  }
}

async function prepare(name: string, folders: readonly string[]): Promise<string | undefined> {
  try {
    const made = [];
    for (const folder of folders) made.push(await mkdir(folder, { recursive: true, mode: folderMode }));
    return made.find((folder) => folder !== undefined);
  } catch (cause) {
    throw storeFailed(name, cause, 'nothing-happened');
  }
}

async function fill(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', fileMode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// A new name lives in its folder and a new folder in its parent: both must be flushed to survive a power cut.
async function flushFolders(from: string, to: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (folder === to || folder === dirname(folder)) return;
  }
}

function storeFailed(name: string, cause: unknown, outcome: 'nothing-happened' | 'unknown'): Failure {
  return new Failure('store-failed', `${name} could not be stored`, { outcome, cause });
}
