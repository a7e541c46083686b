// Bundles src into a flat dist, and puts it in place only when all of it was made.
import { renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const made = join(root, `.dist-${process.pid}`);
const main = join(root, 'src', 'main.ts');

/** What every command loads, whatever is asked. */
function isLoadedAtStart(id, build) {
  const seen = new Set([main]);
  for (const each of seen) for (const imported of build.getModuleInfo(each)?.importedIds ?? []) seen.add(imported);
  return seen.has(id);
}

/** A chunk takes half a millisecond to find, however small it is: rules and views that are shared come in one. */
function chunkOf(id, build) {
  // It waits for what it loads, so nothing of what it loads may be in it.
  if (id === main) return null;
  if (isLoadedAtStart(id, build)) return 'start';
  return /src\/(?:domain|views)\//.test(id) ? 'rules' : null;
}

/** An import of one of Node's modules reads every name it has, and so loads what lies behind each. Asking it does not. */
const askNode = {
  name: 'ask-node',
  renderChunk(code) {
    return code.replace(/^import (\{[^}]*\}|\w+) from "(node:[\w/]+)";$/gm, (_, names, from) => {
      return `const ${names.replaceAll(' as ', ': ')} = process.getBuiltinModule("${from}");`;
    });
  },
};

try {
  await build({
    cwd: root,
    // What runs by itself. All else lies in chunks that are loaded once something is asked of them.
    input: { main, serve: 'src/simcloud/serve.ts' },
    platform: 'node',
    preserveEntrySignatures: false,
    plugins: [askNode],
    external: /^(?!\.|\/)/,
    output: {
      dir: made,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      codeSplitting: { includeDependenciesRecursively: false, groups: [{ debugName: 'rules', name: chunkOf }] },
    },
    logLevel: 'warn',
  });
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
} catch (error) {
  rmSync(made, { recursive: true, force: true });
  process.stderr.write(`src could not be bundled, so dist stays as it was: ${error.message}\n`);
  process.exitCode = 1;
}
