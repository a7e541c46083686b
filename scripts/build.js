// Bundles src into a flat dist, and puts it in place only when all of it was made.
import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const made = join(root, `.dist-${process.pid}`);

try {
  await build({
    cwd: root,
    // What runs by itself. All else lies in chunks that are loaded once something is asked of them.
    input: { main: 'src/main.ts', serve: 'src/simcloud/serve.ts' },
    platform: 'node',
    external: /^(?!\.|\/)/,
    output: { dir: made, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    logLevel: 'warn',
  });
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
} catch (error) {
  rmSync(made, { recursive: true, force: true });
  process.stderr.write(`src could not be bundled, so dist stays as it was: ${error.message}\n`);
  process.exitCode = 1;
}
