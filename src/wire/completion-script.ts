import { readFile } from 'node:fs/promises';

/** A shell's completion script, as it is shipped beside the program. */
export function completionScript(extension: string): Promise<string> {
  return readFile(new URL(`../../completions/waves.${extension}`, import.meta.url), 'utf8');
}
