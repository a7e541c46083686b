import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const [launcher, main] = [at('bin/waves.js'), at('src/main.ts')];
const run = promisify(execFile);

function oldNode(): string | undefined {
  const others = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  const found = others.map((folder) => `${folder}/node`).find((file) => spawnSync(file, ['--version']).status === 0);
  const version = found && spawnSync(found, ['--version']).stdout.toString();
  return version && Number(/^v(\d+)/.exec(version)?.[1]) < 24 ? found : undefined;
}

test('the launcher runs in a Node that is new enough and passes arguments and exit on', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, 'aprove'], { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([64, '', expect.stringContaining('did you mean "approve"?')]);
});

test.skipIf(!oldNode())('an older Node starts the one that came along and ends with its exit', () => {
  const old = oldNode() ?? '';
  const { status, stdout } = spawnSync(old, [launcher, 'help', '--jsn'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([64, '']);
  const version = spawnSync(old, [launcher, '--version'], { encoding: 'utf8' });
  expect(version.stdout).toMatch(/^\d+[.]\d+[.]\d+\n$/);
});

test.skipIf(!oldNode())(
  'SIGTERM to the launcher is for the child to decide, and Ctrl-C does not end the launcher first',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waves-launcher-'));
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'dist'));
    copyFileSync(launcher, join(folder, 'bin', 'waves.js'));
    symlinkSync(at('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const program = `process.on('SIGTERM', () => process.exit(42)); setInterval(() => {}, 1000); console.log('up');`;
    writeFileSync(join(folder, 'dist', 'main.js'), program);
    const child = spawn(oldNode() ?? '', [join(folder, 'bin', 'waves.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([42, null]);
    rmSync(folder, { recursive: true });
  },
);

test('a reader that goes away is no error', async () => {
  const line = `"${process.execPath}" "${main}" help exit-codes | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await run('bash', ['-c', line]);
  expect([stdout, stderr]).toEqual(['0\n', '']);
});

test.each([
  ['2>&-', 0],
  ['2>/dev/full', 0],
  ['>/dev/full', 1],
  ['>/dev/full 2>/dev/full', 1],
])('with %s it ends with %i and without a stack trace', async (redirection, exit) => {
  if (process.platform !== 'linux') return;
  const line = `"${process.execPath}" "${main}" help exit-codes ${redirection} >/dev/null; echo "$?"`;
  const wanted = redirection.startsWith('>') ? line.replace(' >/dev/null;', ';') : line;
  const { stdout, stderr } = await run('bash', ['-c', wanted]);
  expect(stdout).toBe(`${exit}\n`);
  expect(stderr).toBe(exit === 1 && !redirection.includes('2>') ? 'stdout cannot be written: ENOSPC\n' : '');
});

test('help and version load neither schemas, nor YAML, nor an engine, nor a store', () => {
  const heavy = /^(node_modules|src\/(adapters|wire|simcloud|parts\/(?!book)))/;
  const traced = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    process.argv.splice(2, 0, 'help');
    await import(${JSON.stringify(main)});
    process.stderr.write(JSON.stringify(loaded));
  `;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', traced, 'waves'], { encoding: 'utf8' });
  const root = pathToFileURL(at('')).href;
  const loaded = (JSON.parse(stderr) as string[]).map((url) => url.replace(root, ''));
  expect(loaded.filter((url) => heavy.test(url))).toEqual([]);
  expect(loaded.includes('src/cli/commands.ts')).toBe(true);
});
