import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repositoryFiles, root } from '../../scripts/sizes.ts';

const folder = mkdtempSync(join(tmpdir(), 'waves-package-'));
const tree = join(folder, 'tree');
const user = join(folder, 'user');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
let packed: { filename: string; files: readonly { path: string }[] };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The package is made in a copy of the tree, so that the checkout keeps running from its sources.
beforeAll(async () => {
  for (const file of repositoryFiles()) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    copyFileSync(join(root, file), join(tree, file));
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const made = await execa('npm', ['pack', '--json', '--silent', '--pack-destination', folder], { cwd: tree });
  packed = [Object.values(JSON.parse(made.stdout))].flat()[0] as typeof packed;
});

test('the package holds what runs, what a user reads, and nothing else', () => {
  const files = packed.files.map(({ path }) => path);
  expect(files).toEqual(expect.arrayContaining(['dist/main.js', 'vendor/tree-sitter-hcl.wasm', 'schemas/waves.json']));
  const shipped = /^(dist\/.*\.js|vendor\/[^/]+|completions\/waves\.\w+|schemas\/[a-z]+\.json)$/;
  const others = files.filter((path) => !shipped.test(path));
  expect(others.toSorted()).toEqual(['README.md', 'bin/waves.js', 'docs/errors.md', 'package.json']);
});

test('publint finds nothing to say about the package', async () => {
  const { messages, pkg } = await publint({ pack: { tarball: tarball() }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test('installed from its tarball in an empty folder, it runs', async () => {
  mkdirSync(join(user, 'home'), { recursive: true });
  writeFileSync(join(user, 'package.json'), '{ "private": true }\n');
  const options = { cwd: user, env: { HOME: join(user, 'home') } };
  await execa(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', join(folder, packed.filename)],
    options,
  );
  const ran = await execa('npx', ['--no-install', 'waves', '--version'], options);
  expect(ran.stdout).toContain(version);
  const plan = join(root, 'test/golden/plans/bucket-opened.json');
  const analyzed = await execa('npx', ['--no-install', 'waves', 'analyze', plan, '--fail-on', 'critical'], {
    ...options,
    reject: false,
  });
  expect(analyzed.stdout).toContain('class critical');
  expect(analyzed.exitCode).toBe(4);
});

function tarball(): ArrayBuffer {
  const bytes = readFileSync(join(folder, packed.filename));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
