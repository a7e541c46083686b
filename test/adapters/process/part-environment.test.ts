import { expect, test } from 'vitest';
import { partEnvironment } from '../../../src/adapters/process/part-environment.ts';

const passed = {
  PATH: '/bin',
  HOME: '/somewhere',
  TZ: 'UTC',
  XDG_CONFIG_HOME: '/somewhere/.config',
  https_proxy: 'http://proxy',
  NODE_EXTRA_CA_CERTS: '/ca.pem',
  WAVES_TF_BIN: '/usr/bin/tofu',
  WAVES_DIGEST_KEY: 'digest',
  TF_VAR_datadog_api_key: 'named',
};
const vault = { WAVES_VAULT_KEY: 'vault' };
const apply = { ACME_APPLY_TOKEN: 'apply' };
const dropped = {
  AWS_SECRET_ACCESS_KEY: 'x',
  TF_CLI_ARGS_plan: '-destroy',
  GITHUB_TOKEN: 'x',
  WAVES_GITHUB_TOKEN: 'x',
  SSH_AUTH_SOCK: '/agent',
  NODE_OPTIONS: '--import=./evil.mjs',
  LD_PRELOAD: '/evil.so',
};

const of = {
  ambient: { ...passed, ...vault, ...apply, ...dropped, UNSET: undefined },
  named: ['TF_VAR_datadog_api_key', 'UNSET'],
  applyOnly: ['ACME_APPLY_TOKEN'],
  sshAgent: false,
};

test('the plan part gets an allow-list, without the vault and what the apply identity is made from', () => {
  expect(partEnvironment('plan', of)).toEqual(passed);
});

test('the apply part gets these too, and no token of a forge', () => {
  expect(partEnvironment('apply', of)).toEqual({ ...passed, ...vault, ...apply });
});

test('no stack can name what a part must not have', () => {
  const named = ['WAVES_VAULT_KEY', 'ACME_APPLY_TOKEN', 'WAVES_GITHUB_TOKEN', 'NODE_OPTIONS', 'LD_PRELOAD'];
  const { TF_VAR_datadog_api_key: _, ...unnamed } = passed;
  expect(partEnvironment('plan', { ...of, named })).toEqual(unnamed);
  expect(partEnvironment('apply', { ...of, named })).toEqual({ ...unnamed, ...vault, ...apply });
});

test('what a stack names is the same for both parts', () => {
  const asked = { ...of, named: ['GITHUB_TOKEN'] };
  expect(partEnvironment('plan', asked).GITHUB_TOKEN).toBe('x');
  expect(partEnvironment('apply', asked).GITHUB_TOKEN).toBe('x');
});

test('the agent is there only where git needs it', () => {
  expect(partEnvironment('plan', { ...of, sshAgent: true })).toEqual({ ...passed, SSH_AUTH_SOCK: '/agent' });
});
