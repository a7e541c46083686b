// Compiles src into dist, and puts it in place only when all of it compiled.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const made = join(root, `.dist-${process.pid}`);
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

mkdirSync(made);
const done = spawnSync(process.execPath, [tsc, '--project', join(root, 'tsconfig.build.json'), '--outDir', made], {
  stdio: 'inherit',
});
if (done.status === 0) {
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
} else {
  rmSync(made, { recursive: true, force: true });
  process.stderr.write('src does not compile, so dist stays as it was.\n');
  process.exitCode = 1;
}
