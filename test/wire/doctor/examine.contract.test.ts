import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Line } from '../../../src/cli/doctor.ts';
import { isRefusals } from '../../../src/cli/opened.ts';
import { examine, initWaves } from '../../../src/wire.ts';
import { temporaryFolder } from '../../adapters/temporary-folder.ts';

const secret = 'AKIASECRETSECRET';
const wavesYaml = (more = ''): string => `engine: terraform 9.9
stacks: live/{account}/{stack}
accounts: { dev: '111111111111', prod: '333333333333', spare: '444444444444' }
modules: { network: { source: 'git::https://git.example.com/network.git' } }
credentials:
  plan: { exec: [./session, '{id}'] }
  apply: { exec: [./session, '000000000000'] }
identity: { exec: [./whoami] }
${more}`;
const main = (backend = '') =>
  `terraform {\n${backend}}\nmodule "a" {\n  source = "git::https://git.example.com/network.git?ref=v1.0.0"\n}\n`;

let base = '';
let project = '';
let env: Record<string, string> = {};

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
    if (text.startsWith('#!')) chmodSync(join(project, path), 0o755);
  }
}

beforeEach(async () => {
  base = await temporaryFolder();
  project = join(base, 'project');
  mkdirSync(join(base, 'home'));
  env = { PATH: process.env.PATH ?? '', HOME: join(base, 'home'), GIT_CONFIG_NOSYSTEM: '1' };
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKq0W2vGJr9i3E3q6C7hkZ2mG8cQmW9p1o5n3x7yYt4d';
  write({
    'waves.yaml': wavesYaml(),
    'waves/default.yaml': 'waves:\n  - { name: dev, accounts: [dev] }\n  - { name: prod, accounts: [prod] }\n',
    'policies/people.yaml': `people:\n  - { id: ann, keys: ['${key}'] }\n  - { id: bob }\nroles: { owner: [ann] }\napprovalPolicy:\n  prod: { requiredRoles: [owner] }\n`,
    'live/dev/edge/main.tf': main(),
    'live/prod/edge/main.tf': main('  backend "s3" {\n    bucket = "b"\n  }\n'),
    session: `#!/bin/sh\nprintf '{"env":{"AWS_ACCESS_KEY_ID":"${secret}","WHO":"%s"}}' "$1"\n`,
    whoami: '#!/bin/sh\necho "$WHO"\n',
  });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: project, env });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-q', '-m', 'All');
});

const look = async (more: Readonly<Record<string, string>> = {}): Promise<readonly Line[]> =>
  examine({ cwd: project, env: { ...env, ...more } });

const of = (lines: readonly Line[], check: string): readonly Line[] => lines.filter((line) => line.check === check);

/** Every file below a folder with its bytes. */
function contentsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path)).toString('base64')]),
  );
}

describe('waves doctor', () => {
  test('says what is wrong before there is a ledger', async () => {
    const lines = await look();
    expect(of(lines, 'ledger')).toMatchObject([{ verdict: 'wrong', fix: 'waves init' }]);
    expect(of(lines, 'git')).toMatchObject([
      { verdict: 'ok' },
      { verdict: 'ok', evidence: expect.stringContaining('main') },
    ]);
    expect(of(lines, 'files')).toMatchObject([{ verdict: 'ok' }]);
  });

  test('tells an engine of another version from the one that is asked for, and names the way out', async () => {
    const [line] = of(await look(), 'engine');
    expect(line).toMatchObject({ verdict: 'wrong', fix: expect.stringContaining('terraform 9.9') });
  });

  test('compares the account of both identities with the declared one, and prints no secret', async () => {
    const lines = await look();
    expect(of(lines, 'credentials')).toMatchObject([
      { subject: 'dev plan', verdict: 'ok', evidence: 'they belong to 111111111111' },
      { subject: 'dev apply', verdict: 'wrong', evidence: 'they belong to 000000000000, not to 111111111111' },
      { subject: 'prod plan', verdict: 'ok' },
      { subject: 'prod apply', verdict: 'wrong' },
    ]);
    expect(JSON.stringify(lines)).not.toContain(secret);
  });

  test('names variables that no engine sees, and never their values', async () => {
    const lines = await look({ TF_CLI_ARGS_plan: '-destroy', TF_CLI_CONFIG_FILE: '/nowhere/rc' });
    expect(of(lines, 'environment').map(({ evidence }) => evidence)).toEqual([
      'TF_CLI_CONFIG_FILE names /nowhere/rc, which is not there',
      'no engine sees TF_CLI_ARGS_plan, TF_CLI_CONFIG_FILE',
    ]);
    expect(JSON.stringify(lines)).not.toContain('-destroy');
  });

  test('says which back-ends lock', async () => {
    expect(of(await look(), 'state back-end')).toMatchObject([
      { subject: 'dev/edge', verdict: 'ok' },
      { subject: 'prod/edge', verdict: 'warning', fix: 'add use_lockfile = true' },
    ]);
  });

  test('smells accounts without a wave, people without a key, roles of one person, and keys that do nothing', async () => {
    write({ 'waves.yaml': wavesYaml('store: s3://b/waves') });
    const said = of(await look(), 'configuration').map(({ subject, evidence }) => `${subject ?? ''} ${evidence}`);
    expect(said).toEqual([
      expect.stringMatching(/^waves\.yaml store has no effect yet/),
      ' in no wave: spare',
      ' without a key, so they can sign nothing: bob',
      expect.stringMatching(/^role owner one person holds it/),
    ]);
  });

  test('looks at the ledger and its keys, and finds a clock that is behind it', async () => {
    const made = await initWaves({ cwd: project, env }, { sandbox: true });
    expect(isRefusals(made)).toBe(false);
    const lines = await look();
    expect(of(lines, 'ledger')).toMatchObject([{ verdict: 'ok', evidence: expect.stringContaining('1 entries') }]);
    expect(of(lines, 'keys')).toMatchObject([{ verdict: 'ok' }, { verdict: 'ok' }]);
    chmodSync(join(base, 'home/.config/waves'), 0o700);
    const [ledger = ''] = readdirSync(join(base, 'home/.config/waves'));
    chmodSync(join(base, 'home/.config/waves', ledger), 0o755);
    expect(of(await look(), 'keys')).toMatchObject([{ verdict: 'wrong' }, { verdict: 'wrong' }]);
  });

  test('says whose the work root is', async () => {
    const root = join(base, 'work');
    mkdirSync(root, { mode: 0o755 });
    const [line] = of(await look({ WAVES_WORK_ROOT: root }), 'work root');
    expect(line).toMatchObject({ verdict: 'wrong', fix: `chmod 700 ${root}` });
    expect(of(await look({ WAVES_WORK_ROOT: root, TMPDIR: `/${'t'.repeat(100)}` }), 'work root')[2]).toMatchObject({
      verdict: 'wrong',
      fix: 'export TMPDIR=/tmp',
    });
  });

  test('writes nothing', async () => {
    await initWaves({ cwd: project, env }, { sandbox: true });
    const before = contentsOf(base);
    await look();
    expect(contentsOf(base)).toEqual(before);
  });

  test('outside of a repository says so, and looks at the rest', async () => {
    const lines = await examine({ cwd: join(base, 'home'), env });
    expect(of(lines, 'git')).toContainEqual(
      expect.objectContaining({ verdict: 'wrong', fix: expect.stringContaining('git init') }),
    );
    expect(of(lines, 'node')).toMatchObject([{ verdict: 'ok' }, { verdict: 'ok' }]);
  });
});
