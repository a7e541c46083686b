import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileKind } from '../config/file-kinds.ts';
import { packageFolder } from '../package-folder.ts';

/** The page about reasons, as it is shipped beside the program. */
export function errorsPage(): Promise<string> {
  return readFile(join(packageFolder, 'docs', 'errors.md'), 'utf8');
}

/** The JSON Schema of a kind of file, as it is shipped beside the program. */
export function fileSchema(kind: FileKind): Promise<string> {
  return readFile(join(packageFolder, 'schemas', `${kind}.json`), 'utf8');
}

/** A shell's completion script, as it is shipped beside the program. */
export function completionScript(extension: string): Promise<string> {
  return readFile(join(packageFolder, 'completions', `waves.${extension}`), 'utf8');
}
