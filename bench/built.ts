import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Builds the program as the package has it, and answers where it lies: that is what people start, and not `src`. */
export function built(): string {
  const ran = spawnSync(process.execPath, [path('scripts/build.js')], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`the program could not be built: ${ran.stderr}`);
  return path('dist/main.js');
}
