import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keyFileSigner } from '../../../src/adapters/ssh/key-file.ts';
import { makeSandboxKey, sandboxSigner } from '../../../src/adapters/ssh/sandbox-key.ts';
import { sshSignatures } from '../../../src/adapters/ssh/verify.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { armoredSignature, kindsOfKey, line } from './make-signature.ts';

const isMissing = spawnSync('ssh-keygen', ['-?']).error !== undefined;
const { verify } = sshSignatures;
const message = new Uint8Array(randomBytes(5000));
const env = { PATH: process.env.PATH };
const tell = () => undefined;

type Made = { readonly folder: string; readonly file: string; readonly publicKey: string };

async function makeKey(...options: readonly string[]): Promise<Made> {
  const folder = await temporaryFolder();
  const file = join(folder, 'key');
  await execa('ssh-keygen', ['-q', ...options, '-N', '', '-C', 'amara@laptop', '-f', file]);
  const [kind, base64] = (await readFile(`${file}.pub`, 'utf8')).split(' ');
  return { folder, file, publicKey: `${kind} ${base64}` };
}

// What `ssh-keygen -Y verify` says of a signature by the one allowed key.
async function accepts(publicKey: string, signature: string, signed = message): Promise<boolean> {
  const folder = await temporaryFolder();
  const [allowed, file] = [join(folder, 'allowed'), join(folder, 'signature')];
  await writeFile(allowed, `amara namespaces="waves" ${publicKey}\n`);
  await writeFile(file, signature);
  const args = ['-Y', 'verify', '-f', allowed, '-I', 'amara', '-n', 'waves', '-s', file];
  return (await execa('ssh-keygen', args, { input: signed, reject: false })).exitCode === 0;
}

describe.skipIf(isMissing)('beside the real ssh-keygen', () => {
  const kinds = [
    ['-t', 'ed25519'],
    ['-t', 'ecdsa', '-b', '256'],
    ['-t', 'ecdsa', '-b', '384'],
    ['-t', 'ecdsa', '-b', '521'],
    ['-t', 'rsa', '-b', '2048'],
  ];

  test.each(kinds.map((options) => [options.join(' '), options] as const))(
    'what a key made with %s signs is read as ssh-keygen reads it',
    async (_title, options) => {
      const { file, publicKey } = await makeKey(...options);
      const signature = await keyFileSigner({ file, env, tell })(message, 'waves');
      const printed = (await execa('ssh-keygen', ['-l', '-f', file])).stdout.split(' ')[1];
      expect(verify(message, signature, 'waves')).toEqual({ valid: true, publicKey, fingerprint: printed });
      expect(verify(message.subarray(1), signature, 'waves').valid).toBe(false);
      expect(await accepts(publicKey, signature)).toBe(true);
    },
  );

  test.each(['sha256', 'sha512'])('a signature made by ssh-keygen over %s verifies', async (hash) => {
    const { file, publicKey } = await makeKey('-t', 'ed25519');
    const args = ['-Y', 'sign', '-O', `hashalg=${hash}`, '-n', 'waves', '-f', file];
    const { stdout } = await execa('ssh-keygen', args, { input: message });
    expect(verify(message, stdout, 'waves')).toMatchObject({ valid: true, publicKey });
  });

  test('what a sandbox key signs, ssh-keygen accepts, for those bytes only', async () => {
    const { publicKey, privateKey } = makeSandboxKey();
    const signature = await sandboxSigner(privateKey)(message, 'waves');
    expect(await accepts(publicKey, signature)).toBe(true);
    expect(await accepts(publicKey, signature, message.subarray(1))).toBe(false);
    expect(await accepts(publicKey, await sandboxSigner(privateKey)(message, 'git'))).toBe(false);
  });

  test.each(Object.entries(kindsOfKey))(
    'our test signatures by %s are such as ssh-keygen accepts',
    async (_kind, makeKind) => {
      const key = makeKind();
      expect(await accepts(line(key), armoredSignature(key, message))).toBe(true);
    },
  );

  test('a key held by an agent signs with only its public half on disk', async () => {
    const { folder, file, publicKey } = await makeKey('-t', 'ed25519');
    const socket = join(folder, 'agent');
    const agent = execa('ssh-agent', ['-D', '-a', socket], { reject: false });
    onTestFinished(() => void agent.kill());
    const agentEnv = { ...env, SSH_AUTH_SOCK: socket };
    await expect.poll(async () => (await execa('ssh-add', [file], { env: agentEnv, reject: false })).exitCode).toBe(0);
    await execa('rm', [file]);
    const signature = await keyFileSigner({ file: `${file}.pub`, env: agentEnv, tell })(message, 'waves');
    expect(verify(message, signature, 'waves')).toMatchObject({ valid: true, publicKey });
  });

  test('a key file that is not there fails with what ssh-keygen said, which the person also hears', async () => {
    const heard: string[] = [];
    const file = join(await temporaryFolder(), 'none');
    const failing = keyFileSigner({ file, env, tell: (said) => heard.push(said) })(message, 'waves');
    await expect(failing).rejects.toMatchObject({ code: 'signing-failed', outcome: 'nothing-happened' });
    expect(heard.join('\n')).toContain('No such file or directory');
  });

  test('a key too weak to count is refused when it signs, not when others read', async () => {
    const { file } = await makeKey('-t', 'rsa', '-b', '1024');
    await expect(keyFileSigner({ file, env, tell })(message, 'waves')).rejects.toMatchObject({
      code: 'signing-failed',
      message: expect.stringContaining('1024 bits'),
    });
  });
});

test('without ssh-keygen in PATH the failure says so', async () => {
  const folder = await temporaryFolder();
  const signer = keyFileSigner({ file: join(folder, 'key'), env: { PATH: folder }, tell });
  await expect(signer(message, 'waves')).rejects.toMatchObject({ code: 'ssh-keygen-missing' });
});

test('ssh-keygen sees three variables and no other', async () => {
  const folder = await temporaryFolder();
  const spy = `#!/bin/sh\n/usr/bin/env > ${folder}/seen\nexit 1\n`;
  await writeFile(join(folder, 'ssh-keygen'), spy, { mode: 0o755 });
  const given = {
    PATH: folder,
    HOME: '/home/amara',
    SSH_AUTH_SOCK: '/agent',
    AWS_SECRET_ACCESS_KEY: 'x',
    SSH_ASKPASS: '/x',
  };
  await expect(keyFileSigner({ file: join(folder, 'key'), env: given, tell })(message, 'waves')).rejects.toMatchObject({
    code: 'signing-failed',
  });
  const seen = (await readFile(join(folder, 'seen'), 'utf8')).split('\n').map((entry) => entry.split('=')[0]);
  expect(seen.filter((name) => name && !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name)).sort()).toEqual([
    'HOME',
    'PATH',
    'SSH_AUTH_SOCK',
  ]);
});
