import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ExecCredentialsOptions, execCredentials } from '../../../src/adapters/credentials/exec-credentials.ts';
import { credentialsIn } from '../../../src/adapters/credentials/printed.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const account = { name: 'dev', id: '111111111111', region: 'eu-central-1' };
const failed = expect.objectContaining({ code: 'credentials-failed', outcome: 'nothing-happened' });

// Prints its arguments and environment as if they were credentials.
const spy = `
const env = { ...process.env };
delete env.PWD;
console.log(JSON.stringify({ env: { ...env, ARGS: process.argv.slice(2).join(' ') }, expires: '2026-07-01T12:00:00Z' }));
`;

async function given(script: string, more: Partial<ExecCredentialsOptions> = {}) {
  const folder = await temporaryFolder();
  const file = join(folder, 'command.mjs');
  await writeFile(file, script);
  const exec = [process.execPath, file, '{account}', '--id={id}', '{region}'];
  return execCredentials({
    commands: { plan: { exec } },
    wavesCommand: [process.execPath, file, 'as-waves'],
    folder,
    parent: { PATH: process.env.PATH },
    ...more,
  });
}

describe('credentials', () => {
  test('are what the command prints, for the account it was asked for', async () => {
    const { env, expiresAt } = await (await given(spy)).get(account, 'plan');
    expect(env.ARGS).toBe('dev --id=111111111111 eu-central-1');
    expect(expiresAt).toBe(Date.parse('2026-07-01T12:00:00Z'));
  });

  test('of the other identity cannot be had', async () => {
    await expect((await given(spy)).get(account, 'apply')).rejects.toEqual(failed);
  });

  test('come from a command that sees the caller, and no key of waves or setting of an engine', async () => {
    const caller = { HOME: '/home/me', AWS_PROFILE: 'me', VAULT_ADDR: 'https://v', SSH_AUTH_SOCK: '/s' };
    const others = { WAVES_VAULT_KEY: 'k', WAVES_DIGEST_KEY: 'k', TF_VAR_x: 'x', NODE_OPTIONS: '', GITHUB_TOKEN: 't' };
    const parent = { PATH: process.env.PATH, ...caller, ...others };
    const { env } = await (await given(spy, { parent })).get(account, 'plan');
    expect(env).toEqual({ PATH: process.env.PATH, ...caller, ARGS: expect.any(String) });
  });

  test("come from this very program where the command is called waves, which needs no cloud's variables", async () => {
    const parent = { PATH: process.env.PATH, HOME: '/home/me', AWS_PROFILE: 'me' };
    const exec = ['waves', 'sim', 'credentials', '{account}', 'plan'];
    const { env } = await (await given(spy, { parent, commands: { plan: { exec } } })).get(account, 'plan');
    expect(env).toEqual({ PATH: process.env.PATH, HOME: '/home/me', ARGS: 'as-waves sim credentials dev plan' });
  });

  test.each([
    ['ends with an error', 'console.error("no session\\n"); process.exit(3)', 'ended with 3: no session'],
    ['prints nothing', '', 'printed something else'],
    ['prints a secret that is no JSON', 'console.log("hunter22")', 'printed something else'],
    ['never ends', 'setInterval(() => 0, 1000)', 'took too long'],
  ])('of a command that %s are a failure that repeats nothing secret', async (_, script, say) => {
    const commands = await given(script, { deadlineMs: 1_000 });
    const failure = await commands.get(account, 'plan').catch((cause: unknown) => cause);
    expect(failure).toEqual(failed);
    expect(String(failure)).toContain(say);
    expect(String(failure)).not.toContain('hunter22');
  });

  test('of a command that is not there are a failure', async () => {
    const commands = { plan: { exec: ['/nowhere/command'] } };
    await expect((await given('', { commands })).get(account, 'plan')).rejects.toEqual(failed);
  });

  test('are never asked for with a value that would be an option', async () => {
    await expect((await given(spy)).get({ ...account, name: '--profile=x' }, 'plan')).rejects.toEqual(failed);
  });
});

describe('an identity', () => {
  test('is what the command says under these credentials alone', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'who');
    await writeFile(file, '#!/bin/sh\necho "$ID$AWS_PROFILE$HOME"\n');
    await chmod(file, 0o755);
    const parent = { PATH: process.env.PATH, HOME: '/home/me', AWS_PROFILE: 'me' };
    const credentials = await given('', { parent, identity: { exec: [file] } });
    expect(await credentials.whoAmI({ ID: '111111111111', PATH: '/evil' })).toBe('111111111111');
  });

  test('is unknown without a command, or where it says no single word', async () => {
    expect(await (await given('')).whoAmI({})).toBeUndefined();
    const identity = { exec: ['waves'] };
    expect(await (await given('console.log("two words")', { identity })).whoAmI({})).toBeUndefined();
    expect(await (await given('', { identity })).whoAmI({})).toBeUndefined();
    await expect((await given('process.exit(1)', { identity })).whoAmI({})).rejects.toEqual(failed);
  });

  test('with placeholders needs the account', async () => {
    const credentials = await given('console.log(process.argv[3])', { identity: { exec: ['waves', '{region}'] } });
    expect(await credentials.whoAmI({}, account)).toBe('eu-central-1');
    await expect(credentials.whoAmI({})).rejects.toEqual(failed);
  });
});

test.each([
  '[]',
  '7',
  '{}',
  '{"env":[]}',
  '{"env":{"A":1}}',
  '{"env":{"A=B":"x"}}',
  '{"env":{"A":"x\\u0000"}}',
  '{"env":{},"expires":"tomorrow"}',
  '{"env":{},"expires":"2026-07-01T12:00:00"}',
  '{"env":{},"expires":7}',
  '{"env":{},"more":1}',
])('%s is no credentials', (text) => {
  expect(credentialsIn(text)).toBeUndefined();
});

test('credentials without an end have none', () => {
  expect(credentialsIn('{"env":{"A":"x"}}')).toEqual({ env: { A: 'x' } });
});
