import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { layouts } from '../detect/layouts.ts';
import type { Ran } from '../e2e/ran.ts';
import { repositoryOf } from './a-repository.ts';

// Several processes each, on machines that do other things besides.
vi.setConfig({ testTimeout: 120_000 });

const estate = layouts.terragrunt;
const unread = (ran: Ran) => ran.json<{ unread: readonly { path: string; say: string }[] }>().unread;

/** A clear sentence with a way on: no trace, no bug, and nothing of a half-made set-up. */
function expectClear(ran: Ran, folder: string): void {
  expect(ran.stdout + ran.stderr).not.toMatch(/a bug in waves|^\s+at .*:\d+:\d+/m);
  for (const { say, fix } of ran.reasons) expect([say, fix].every((text) => text.length > 10)).toBe(true);
  if (existsSync(folder)) expect(readdirSync(folder, { recursive: true }).join('\n')).not.toContain('waves-draft');
}

test('a repository without commits gets its files, and its ledger once there is a commit', async () => {
  const repository = repositoryOf(estate, { commits: false });
  (await repository.waves('init')).expect(0);
  const again = (await repository.waves('init')).expect(64, 'invalid-file');
  expect(again.reasons[0]).toMatchObject({ say: 'the branch main has no commit, and rules are read from there' });
  expectClear(again, repository.folder);
  repository.commit('The first');
  (await repository.waves('init')).expect(0);
});

test('a folder outside of any repository, and a repository without a working tree, are said as that', async () => {
  const repository = repositoryOf(estate);
  const plain = (await repository.wavesIn(repository.base, 'init', '--json')).expect(64, 'bad-usage');
  expect(plain.reasons[0]?.say).toBe('this is no git repository');
  const bare = join(repository.base, 'bare.git');
  repository.git('clone', '-q', '--bare', repository.folder, bare);
  for (const args of [['init'], ['init', '--dry-run'], ['versions']]) {
    const ran = (await repository.wavesIn(bare, ...args, '--json')).expect(64, 'bad-usage');
    expect(ran.reasons[0]?.say).toBe('this repository has no working tree');
  }
});

test('a shallow clone is set up, and says what cannot be known in it', async () => {
  const repository = repositoryOf(estate);
  repository.git('commit', '-q', '--allow-empty', '-m', 'Another');
  const clone = join(repository.base, 'clone');
  repository.git('clone', '-q', '--depth=1', `file://${repository.folder}`, clone);
  const said = (await repository.wavesIn(clone, 'init', '--dry-run')).expect(0);
  expect(said.stdout).toContain('This clone is shallow');
  const { stdout } = (await repository.wavesIn(clone, 'versions')).expect(0);
  expect(stdout).toMatch(/since before \d{4}-\d\d-\d\d .*or more/);
});

test('submodules are named and not looked into', async () => {
  const repository = repositoryOf(estate);
  repository.git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', repository.folder, 'live/other');
  const { repository: about, guesses } = (await repository.waves('init')).expect(0).json<{
    repository: { submodules: string[] };
    guesses: { roots: { folder: string }[] };
  }>();
  expect(about.submodules).toEqual(['live/other']);
  expect(guesses.roots.map(({ folder }) => folder).filter((folder) => folder.startsWith('live/other'))).toEqual([]);
});

test('a link that leads out is not followed, and one inside is', async () => {
  const repository = repositoryOf(estate);
  const outside = join(repository.base, 'secret.tf');
  writeFileSync(outside, 'module "secret" {\n  source = "git::https://x.example/secret.git?ref=v6.6.6"\n}\n');
  repository.write(
    'shared.tf.txt',
    'module "inside" {\n  source = "git::https://x.example/inside.git?ref=v1.0.0"\n}\n',
  );
  symlinkSync(outside, join(repository.folder, 'live/dev/db/out.tf'));
  symlinkSync('../../../shared.tf.txt', join(repository.folder, 'live/dev/db/in.tf'));
  symlinkSync('out.tf', join(repository.folder, 'live/dev/db/chain.tf'));
  symlinkSync('nowhere', join(repository.folder, 'live/dev/db/dangling.tf'));
  const ran = (await repository.waves('versions')).expect(0);
  expect(ran.json<{ modules: { module: string }[] }>().modules.map(({ module }) => module)).toEqual(['db', 'inside']);
  expect(unread(ran).map(({ path }) => path)).toEqual(['live/dev/db/chain.tf', 'live/dev/db/out.tf']);
});

test.each(['waves', 'policies'])('nothing is written through a link called %s', async (name) => {
  const repository = repositoryOf(estate);
  symlinkSync(repository.home, join(repository.folder, name));
  const ran = (await repository.waves('init')).expect(1, 'world-failed');
  expect(ran.reasons[0]?.say).toContain(`${name} is a link that leads out of the repository`);
  expectClear(ran, repository.folder);
  expect(readdirSync(repository.home)).toEqual([]);
  expect(existsSync(join(repository.folder, 'waves.yaml'))).toBe(false);
});

test('a waves.yaml that leads nowhere is not taken for a missing one', async () => {
  const repository = repositoryOf(estate);
  symlinkSync('/nonexistent/waves.yaml', join(repository.folder, 'waves.yaml'));
  const ran = (await repository.waves('init')).expect(64, 'invalid-file');
  expect(ran.reasons[0]?.say).toBe('waves.yaml is there and cannot be read');
});

test('a folder whose name has a line break is said on one line, and breaks no file that is written', async () => {
  const repository = repositoryOf(estate);
  repository.write('live/a\nowner: evil/db/main.tf', estate.files['live/dev/db/main.tf'] ?? '');
  const ran = (await repository.waves('init')).expect(3, 'fill-in');
  expectClear(ran, repository.folder);
  expect(repository.read('waves.yaml')).not.toMatch(/^owner/m);
  expect(repository.read('waves/default.yaml')).not.toContain('evil');
  const { problems } = (await repository.waves('validate'))
    .expect(64)
    .json<{ problems: readonly { code: string }[] }>();
  expect(problems.map(({ code }) => code)).toEqual(['bad-name']);
});

test('a name that is no UTF-8 is counted, and the rest is read', async () => {
  const repository = repositoryOf(estate);
  const name = Buffer.concat([Buffer.from(`${repository.folder}/`), Buffer.from([0xff, 0xfe, 0x2e, 0x74, 0x66])]);
  writeFileSync(name, 'locals {}\n');
  expect(unread((await repository.waves('init')).expect(0))).toEqual([
    { path: '', say: '1 files have names that are no UTF-8' },
  ]);
});

test.each([
  ['NUL bytes', 'module "x" {\0}\n', 'it has NUL bytes, so it is no text'],
  ['bytes of no encoding', Buffer.from([0x6d, 0xff, 0xfe, 0x0a]), 'it is no UTF-8 text'],
  ['three megabytes', 'x'.repeat(3 * 2 ** 20), 'it is larger than 2 MB'],
])('a file of %s is left out and said', async (_, text, say) => {
  const repository = repositoryOf(estate);
  repository.write('live/dev/db/odd.tf', text);
  const ran = (await repository.waves('init')).expect(0);
  expect(unread(ran)).toEqual([{ path: 'live/dev/db/odd.tf', say }]);
});

test('a waves.yaml of a later format is said as that, and stays as it is', async () => {
  const repository = repositoryOf(estate);
  const text = 'version: 2\nengine: terraform\nstacks: live/{account}/{stack}\naccounts: { dev: "1" }\n';
  repository.write('waves.yaml', text);
  repository.commit('From the future');
  const ran = (await repository.waves('init')).expect(64, 'invalid-file');
  expect(ran.reasons[0]?.say).toContain('this is written in format 2');
  expect(repository.read('waves.yaml')).toBe(text);
});

test('a folder without rights is said, and the others are read', async () => {
  const repository = repositoryOf(estate);
  repository.write('live/secret/db/main.tf', 'locals {}\n');
  chmodSync(join(repository.folder, 'live/secret'), 0o000);
  onTestFinished(() => chmodSync(join(repository.folder, 'live/secret'), 0o700));
  const ran = (await repository.wavesByAnybody('init')).expect(0);
  expect(unread(ran)).toEqual([{ path: 'live/secret', say: 'there is no right to look into it' }]);
});

test('where there is no right to write, nothing is written and that is said', async () => {
  const repository = repositoryOf(estate);
  chmodSync(repository.folder, 0o555);
  onTestFinished(() => chmodSync(repository.folder, 0o700));
  const before = readdirSync(repository.folder);
  const ran = (await repository.wavesByAnybody('init')).expect(1, 'world-failed');
  expect(ran.reasons[0]?.say).toContain('there is no right to write here; nothing was');
  expectClear(ran, repository.folder);
  expect(readdirSync(repository.folder)).toEqual(before);
});

test('a disk that can only be read', async () => {
  const repository = repositoryOf(estate);
  const committed = repositoryOf(estate);
  (await committed.waves('init')).expect(0);
  committed.commit('Set up waves');
  committed.git('clean', '-qfdX');
  const mounted = [repository, committed].map(({ folder }) => {
    const isMounted = spawnSync('mount', ['--bind', folder, folder]).status === 0;
    if (isMounted) onTestFinished(() => void spawnSync('umount', ['-l', folder]));
    return isMounted && spawnSync('mount', ['-o', 'remount,bind,ro', folder]).status === 0;
  });
  const say = mounted.every(Boolean) ? 'the disk can only be read' : undefined;
  for (const { waves, folder } of say === undefined ? [] : [repository, committed]) {
    const ran = (await waves('init')).expect(1, 'world-failed');
    expect(ran.reasons[0]?.say).toContain(say);
    expectClear(ran, folder);
  }
  expect(existsSync(join(committed.folder, '.waves'))).toBe(false);
});
