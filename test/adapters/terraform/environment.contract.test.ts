import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { terraformEngine } from '../../../src/adapters/terraform/engine.ts';
import { engineEnvironment } from '../../../src/adapters/terraform/environment.ts';
import type { EngineOptions } from '../../../src/adapters/terraform/prepare.ts';
import { supervisedApplies } from '../../../src/adapters/terraform/supervised.ts';
import type { EngineFolder } from '../../../src/ports/engine.ts';
import { aFolder, aTemporaryFolder } from './a-folder.ts';
import { aFakeEngine } from './fake-engine.ts';
import { options } from './options.ts';

const hostile = {
  TF_CLI_ARGS_plan: '-destroy',
  TF_CLI_ARGS: '-destroy',
  TF_CLI_CONFIG_FILE: '/somewhere/else',
  TF_DATA_DIR: '/somewhere/else',
  TF_LOG: 'TRACE',
  TF_PLUGIN_CACHE_DIR: '/somewhere/else',
  TF_REATTACH_PROVIDERS: '{}',
  TF_VAR_x: '1',
  TF_WORKSPACE: 'other',
  AWS_SECRET_ACCESS_KEY: 'mine',
  BASH_ENV: '/tmp/evil',
  GIT_CONFIG_COUNT: '1',
  GIT_SSH_COMMAND: 'evil',
  HOME: '/home/me',
  LD_LIBRARY_PATH: '/tmp/evil',
  LD_PRELOAD: '',
  NODE_OPTIONS: '',
  SSH_AUTH_SOCK: '/tmp/agent',
  WAVES_VAULT_KEY: 'mine',
  HTTPS_PROXY: 'http://proxy.invalid:3128',
  SSL_CERT_FILE: '/etc/ssl/some.pem',
};

let folder: EngineFolder & { side: string };
let given: EngineOptions;
let told: string;
const argumentsOf = async (): Promise<readonly string[]> => (await readFile(`${told}.args`, 'utf8')).trim().split('\n');

// A shell adds these to what it hands on.
const ofTheShell = ['PWD', 'OLDPWD', 'SHLVL', '_'];

async function environmentSeen(): Promise<Record<string, string>> {
  const lines = (await readFile(`${told}.env`, 'utf8')).trim().split('\n');
  const pairs = lines.map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]);
  return Object.fromEntries(pairs.filter(([name]) => !ofTheShell.includes(name)));
}

beforeEach(async () => {
  const base = await aTemporaryFolder();
  told = join(base, 'told');
  const spy = await aFakeEngine(
    base,
    `env >'${told}.env'; for a in "$@"; do printf '%s\\n' "$a"; done >'${told}.args'`,
  );
  const environment = { AWS_ACCESS_KEY_ID: 'AKIA', TF_REATTACH_PROVIDERS: '{"hashicorp/aws":{}}', TF_VAR_named: 'yes' };
  folder = {
    ...(await aFolder({ engine: spy, files: {}, environment, variableFiles: ['shared/common.tfvars'] })),
    backendConfig: { path: '/var/state', address: 'http://127.0.0.1:1/state/one' },
  };
  given = { ...options, binary: spy.path, parent: { ...hostile, PATH: process.env.PATH } };
});

function expected(): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'AKIA',
    CHECKPOINT_DISABLE: '1',
    HOME: join(folder.side, 'home'),
    HTTPS_PROXY: 'http://proxy.invalid:3128',
    LANG: 'C.UTF-8',
    PATH: '/usr/bin:/bin',
    SSL_CERT_FILE: '/etc/ssl/some.pem',
    TF_CLI_CONFIG_FILE: join(folder.side, 'engine.rc'),
    TF_DATA_DIR: '.terraform',
    TF_INPUT: '0',
    TF_IN_AUTOMATION: '1',
    TF_REATTACH_PROVIDERS: '{"hashicorp/aws":{}}',
    TF_VAR_named: 'yes',
  };
}

test('a plan sees exactly the environment and the arguments that waves gives it', async () => {
  await terraformEngine(given).plan(folder, join(folder.side, 'plan.tfplan'));
  expect(await environmentSeen()).toEqual({ ...expected(), PATH: expect.stringMatching(/^\/usr\/bin:\/bin/) });
  expect(await argumentsOf()).toEqual([
    'plan',
    '-input=false',
    '-no-color',
    '-lock=false',
    '-detailed-exitcode',
    `-out=${join(folder.side, 'plan.tfplan')}`,
    `-var-file=${join(folder.root, 'shared/common.tfvars')}`,
  ]);
});

test('an init sees the backend values, and readonly only where there is a lock file', async () => {
  await terraformEngine(given).init(folder, { lockFile: 'readonly' });
  expect(await argumentsOf()).toEqual([
    'init',
    '-input=false',
    '-no-color',
    '-backend-config=address=http://127.0.0.1:1/state/one',
    '-backend-config=path=/var/state',
  ]);
  await promisify(execFile)('touch', [join(folder.module, '.terraform.lock.hcl')]);
  await terraformEngine(given).init(folder, { lockFile: 'readonly' });
  expect(await argumentsOf()).toContain('-lockfile=readonly');
  await terraformEngine(given).init(folder, { lockFile: 'write' });
  expect(await argumentsOf()).not.toContain('-lockfile=readonly');
});

test('an apply under its supervisor sees the same environment, and the plan file alone', async () => {
  const applies = supervisedApplies(given);
  const runFolder = join(await aTemporaryFolder(), 'run');
  await applies.start({ folder, planFile: '/plans/a.tfplan', runFolder });
  const limits = { deadlineMs: 10_000, graceMs: 0, interrupted: () => false };
  expect(await applies.wait(runFolder, limits)).toMatchObject({ result: 'succeeded' });
  expect(await environmentSeen()).toEqual({ ...expected(), PATH: expect.stringMatching(/^\/usr\/bin:\/bin/) });
  expect(await argumentsOf()).toEqual(['apply', '-input=false', '-no-color', '/plans/a.tfplan']);
});

test('nothing that a home directory or a configuration file of the user says is used', async () => {
  await terraformEngine(given).state(folder);
  expect(await readFile(join(folder.side, 'engine.rc'), 'utf8')).toBe(
    'disable_checkpoint = true\nprovider_installation {\n  direct {\n  }\n}\n',
  );
});

describe('what a configuration names', () => {
  const made = { parent: {}, home: '/h', cliConfig: '/c', workspace: 'blue', gitFolder: '/opt/git/bin' };

  test.each([
    'TF_CLI_ARGS_apply',
    'TF_LOG',
    'TF_WORKSPACE',
    'TF_CLI_CONFIG_FILE',
    'TF_DATA_DIR',
    'LD_PRELOAD',
    'NODE_OPTIONS',
  ])('%s cannot be passed even by name', (name) => {
    expect(() => engineEnvironment({ ...made, named: { [name]: 'x' } })).toThrow(
      expect.objectContaining({ code: 'environment-invalid' }),
    );
  });

  test('cannot replace what waves sets', () => {
    const environment = engineEnvironment({ ...made, named: { HOME: '/x', PATH: '/x', LANG: 'x' } });
    expect(environment).toMatchObject({ HOME: '/h', PATH: '/usr/bin:/bin:/opt/git/bin', LANG: 'C.UTF-8' });
    expect(environment.TF_WORKSPACE).toBe('blue');
    expect(engineEnvironment({ ...made, named: { TF_WORKSPACE: 'blue' } }).TF_WORKSPACE).toBe('blue');
  });
});
