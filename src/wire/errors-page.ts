import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.ts';

/** The page about reasons, as it is shipped beside the program. */
export function errorsPage(): Promise<string> {
  return readFile(join(packageFolder, 'docs', 'errors.md'), 'utf8');
}
