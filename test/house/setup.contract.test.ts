import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../scripts/sizes.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A PATH of one folder, with these commands and what each prints. */
function pathWith(commands: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'waves-setup-'));
  folders.push(folder);
  for (const [name, says] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho '${says}'\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

async function setUp(purpose: string, path: string) {
  const script = join(root, 'scripts', 'setup.js');
  const ran = await execa(process.execPath, [script, purpose], {
    env: { PATH: path },
    extendEnv: false,
    reject: false,
  });
  return { exit: ran.exitCode, out: ran.stdout, err: ran.stderr };
}

const git = 'git version 2.39.5';

test('an installed tree with what it needs is set up without a word', async () => {
  expect(await setUp('demo', pathWith({ git, terraform: '' }))).toEqual({ exit: 0, out: '', err: '' });
  expect(await setUp('demo', pathWith({ git, tofu: '' }))).toEqual({ exit: 0, out: '', err: '' });
});

test('without an engine the demo stops with one sentence, and the tests go on with a warning', async () => {
  const nothing = pathWith({ git });
  const sentence = 'waves needs `terraform` or `tofu` on PATH and found neither: install one of them.';
  expect(await setUp('demo', nothing)).toEqual({ exit: 1, out: '', err: sentence });
  expect(await setUp('test', nothing)).toMatchObject({ exit: 0, err: expect.stringMatching(/^Warning: .*[^\n]$/) });
});

test('a git that is too old, or none, is named', async () => {
  expect(await setUp('test', pathWith({ git: 'git version 2.35.9' }))).toMatchObject({
    exit: 1,
    err: 'waves needs git 2.36 or newer and found git version 2.35.9.',
  });
  expect((await setUp('test', pathWith({}))).err).toBe('waves needs git 2.36 or newer and found none on PATH.');
});

test('an OpenTofu that is named is taken, and one that cannot be had is said', async () => {
  const named = join(pathWith({ tofu: '' }), 'tofu');
  const shell = (env: Record<string, string>) =>
    execa('/bin/bash', [join(root, 'scripts', 'tofu.sh')], { env, extendEnv: false, reject: false });
  expect((await shell({ PATH: '/nowhere', WAVES_TEST_TOFU: named })).stdout).toBe(named);
  expect((await shell({ PATH: dirname(named) })).stdout).toBe(named);
  const none = await shell({ PATH: '/nowhere', HOME: '/nowhere' });
  expect([none.exitCode, none.stdout, none.stderr]).toEqual([
    1,
    '',
    'There is neither tofu nor Go here, so no OpenTofu.',
  ]);
});

test.each([
  ['what ran is added up', 0, { passed: 3, failed: 0, pending: 1, files: [] }, '3 0 1'],
  ['a file that did not load is a failure', 1, { passed: 3, failed: 1, pending: 0, files: [[], ['failed']] }, '3 2 0'],
  ['an error outside of any test is a failure', 1, { passed: 3, failed: 0, pending: 0, files: [] }, '3 1 0'],
])('of the tests, %s', async (_, exit, { passed, failed, pending, files }, expected) => {
  const report = {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    testResults: files.map((tests) => ({ status: 'failed', assertionResults: tests.map((status) => ({ status })) })),
  };
  expect(await counted(JSON.stringify(report), exit)).toBe(expected);
});

test('of the tests, a report that was never written is a failure', async () => {
  expect(await counted('', 1)).toBe('0 1 0');
});

async function counted(report: string, exit: number): Promise<string> {
  const file = join(pathWith({}), 'report.json');
  writeFileSync(file, report);
  const ran = await execa(process.execPath, [join(root, 'scripts', 'count-tests.js'), file, String(exit)]);
  return ran.stdout;
}
