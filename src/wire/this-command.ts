import { join } from 'node:path';
import { packageFolder } from '../package-folder.ts';

/** How to start the program that runs now: from source in development, from `dist` when it is installed. */
export function thisCommand(): readonly string[] {
  const main = import.meta.url.endsWith('.ts') ? join('src', 'main.ts') : join('dist', 'main.js');
  return [process.execPath, join(packageFolder, main)];
}
