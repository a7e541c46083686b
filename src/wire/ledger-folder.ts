import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { Failure } from '../domain/failure.ts';
import { putSchemas } from './editor-schemas.ts';
import type { Place } from './place.ts';

const folders = ['results', 'objects', 'sealed', 'logs', 'runs'];

/** Makes the folder of a ledger with all that lies in it, hidden from git. Failure `store-failed`. */
export async function makeLedgerFolder({ folder, waves }: Pick<Place, 'folder' | 'waves'>): Promise<void> {
  try {
    // By itself first: a recursive mkdir tells a disk that can only be read as a folder that is missing.
    if (!existsSync(waves)) await mkdir(waves, { mode: 0o700 });
    for (const name of folders) await mkdir(`${waves}/${name}`, { recursive: true, mode: 0o700 });
    await writeFile(`${waves}/.gitignore`, '*\n');
  } catch (cause) {
    const why = whys[cause instanceof Error && 'code' in cause ? String(cause.code) : ''] ?? 'the system refused';
    const message = `the folder of the ledger, ${waves}, could not be made: ${why}`;
    throw new Failure('store-failed', message, { outcome: 'nothing-happened', cause });
  }
  await putSchemas(folder);
}

const whys: Readonly<Record<string, string>> = {
  EROFS: 'the disk can only be read',
  EACCES: 'there is no right to write here',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file of that name',
  EEXIST: 'there is a file of that name',
};
