import { readFile } from 'node:fs/promises';

/** The page about reasons, as it is shipped beside the program. */
export function errorsPage(): Promise<string> {
  return readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
}
