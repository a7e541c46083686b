import { fileURLToPath } from 'node:url';

/** How to start the program that runs now: from source in development, from `dist` when it is installed. */
export function thisCommand(): readonly string[] {
  const main = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../main.ts' : '../main.js', import.meta.url));
  return [process.execPath, main];
}
