import { mkdir, writeFile } from 'node:fs/promises';
import { fileKindNames } from '../config/file-kinds.ts';
import { fileSchema } from './shipped.ts';

/**
 * Puts the JSON Schemas beside the ledger, where the first lines of configuration files name them by a relative path:
 * editors then work offline, wherever waves is installed. They are for editors only, so a disk that refuses is passed over.
 */
export async function putSchemas(folder: string): Promise<void> {
  const schemas = `${folder}/.waves/schemas`;
  try {
    await mkdir(schemas, { recursive: true, mode: 0o700 });
    await writeFile(`${folder}/.waves/.gitignore`, '*\n');
    for (const kind of fileKindNames) await writeFile(`${schemas}/${kind}.json`, await fileSchema(kind));
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
  }
}
