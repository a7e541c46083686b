import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorkingTree } from '../../../src/adapters/working-tree/read.ts';
import { loadDefinitions } from '../../../src/config/load.ts';
import { workingTree } from '../../../src/wire/validate.ts';
import { small } from '../../config/repository.ts';

let folder: string;
const at = (path: string): string => join(folder, path);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waves-tree-'));
  for (const [path, text] of Object.entries(small)) write(path, text);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, bytes: string | Uint8Array): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), bytes);
}

async function placesHere(): Promise<readonly string[]> {
  const loaded = loadDefinitions(await workingTree({ folder }));
  return 'problems' in loaded ? loaded.problems.map(({ code, file }) => `${code} ${file}`) : [];
}

test('a tree of plain files has no faults, and ignored folders are not looked into', async () => {
  write('node_modules/a/waves.yaml', 'x');
  write('.git/config', 'x');
  const tree = openWorkingTree(folder, new Set(['node_modules', '.git']));
  expect(tree.paths).toEqual(Object.keys(small).toSorted());
  expect([...tree.faults]).toEqual([]);
  expect(await placesHere()).toEqual([]);
});

test('links that lead out, to nothing or in a ring are problems where they matter, and are never followed', async () => {
  symlinkSync('/etc/passwd', at('policies/more.yaml'));
  symlinkSync('/', at('stacks/dev/outside'));
  symlinkSync('ring', at('stacks/dev/ring'));
  symlinkSync('/etc/hostname', at('stacks/prod/edge/main.tofu'));
  symlinkSync('/', at('elsewhere'));
  expect(await placesHere()).toEqual([
    'outside-repository policies/more.yaml',
    'outside-repository stacks/dev/outside',
    'outside-repository stacks/dev/ring',
    'outside-repository stacks/prod/edge/main.tofu',
  ]);
});

test('rules are plain files; configuration may be a link within the repository', async () => {
  write('shared/people.yaml', 'roles: { keeper: [ann] }\n');
  write('shared/main.tf', '# shared\n');
  symlinkSync('../shared/people.yaml', at('policies/more.yaml'));
  symlinkSync('../../../shared/main.tf', at('stacks/dev/edge/shared.tf'));
  symlinkSync('edge', at('stacks/dev/other'));
  expect(await placesHere()).toEqual(['no-file policies/more.yaml', 'no-file stacks/dev/other']);
});

test('a pipe in place of a file is not waited for', async () => {
  expect(spawnSync('mkfifo', [at('policies/pipe.yaml')]).status).toBe(0);
  expect(await placesHere()).toEqual(['no-file policies/pipe.yaml']);
  expect(openWorkingTree(folder, new Set()).read('policies/pipe.yaml')).toBe('no-file');
});

test('bytes that are no UTF-8, and files that are too large, are problems', async () => {
  write('policies/latin.yaml', Uint8Array.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]));
  write('policies/huge.yaml', '');
  truncateSync(at('policies/huge.yaml'), 10 * 1024 * 1024 + 1);
  write('policies/utf16.yaml', Buffer.from('\uFEFFroles: { a: [ann] }\n', 'utf16le'));
  expect(await placesHere()).toEqual([
    'file-too-big policies/huge.yaml',
    'not-text policies/latin.yaml',
    'not-text policies/utf16.yaml',
  ]);
});

test('names with line ends are problems in one line, and a name without meaning is none', async () => {
  write('stacks/dev/a\nb/main.tf', '');
  write('waves/x\ny.yaml', 'waves: []\n');
  write('docs/a\nb.md', '');
  expect(await placesHere()).toEqual(['bad-name stacks/dev/a·b', 'bad-name waves/x·y.yaml']);
});

test('what cannot be listed or read is a fault of its path', () => {
  const tree = openWorkingTree(folder, new Set());
  rmSync(at('stacks/dev'), { recursive: true });
  expect(tree.read('stacks/dev/edge/main.tf')).toBe('unreadable');
});

test.skipIf(process.getuid?.() === 0)('a folder without rights may hold anything, so it is a problem', async () => {
  mkdirSync(at('stacks/locked'), { mode: 0 });
  expect(await placesHere()).toEqual(['unreadable stacks/locked']);
});
