import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { privateFolder } from '../../../src/adapters/folder/private-folder.ts';
import { memoryCreateOnly } from '../../../src/adapters/memory/create-only.ts';
import { makeIdentity, recipientOf } from '../../../src/adapters/vault/identity.ts';
import { ensureDigestKey, ensureVaultKey, findDigestKey, findVaultKey } from '../../../src/adapters/vault/keys.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const text = (content: string) => new TextEncoder().encode(content);
const someKey = new Uint8Array(32).fill(7);
const someKeyText = Buffer.from(someKey).toString('base64');

test('an identity and its recipient are in the age format', async () => {
  const identity = await makeIdentity();
  expect(identity).toMatch(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/);
  expect(await recipientOf(identity)).toMatch(/^age1[a-z0-9]{58}$/);
  expect(await makeIdentity()).not.toBe(identity);
});

test('without variable and file there is no key, and looking makes none', async () => {
  const place = { env: {}, files: memoryCreateOnly() };
  expect(await findVaultKey(place)).toBeUndefined();
  expect(await findDigestKey(place)).toBeUndefined();
  expect(await place.files.has('vault.key')).toBe(false);
});

test('a key is made at the first need and stays', async () => {
  const folder = await temporaryFolder();
  const place = { env: {}, files: privateFolder(folder) };
  const identity = await ensureVaultKey(place);
  const digestKey = await ensureDigestKey(place);
  expect(digestKey).toHaveLength(32);
  expect(await ensureVaultKey(place)).toBe(identity);
  expect(await findVaultKey(place)).toBe(identity);
  expect(await ensureDigestKey(place)).toEqual(digestKey);
  expect(await readFile(join(folder, 'vault.key'), 'utf8')).toBe(`${identity}\n`);
  expect(await readFile(join(folder, 'digest.key'), 'utf8')).toBe(`${Buffer.from(digestKey).toString('base64')}\n`);
});

test('processes that need the first key at once all get the same one', async () => {
  const place = { env: {}, files: privateFolder(await temporaryFolder()) };
  const identities = await Promise.all(Array.from({ length: 6 }, () => ensureVaultKey(place)));
  const digestKeys = await Promise.all(Array.from({ length: 6 }, () => ensureDigestKey(place)));
  expect(new Set(identities).size).toBe(1);
  expect(new Set(digestKeys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1);
});

test('a variable wins over the file, and makes no file', async () => {
  const identity = await makeIdentity();
  const env = { WAVES_VAULT_KEY: `${identity}\n`, WAVES_DIGEST_KEY: ` ${someKeyText}` };
  const files = memoryCreateOnly();
  expect(await ensureVaultKey({ env, files })).toBe(identity);
  expect(await ensureDigestKey({ env, files })).toEqual(someKey);
  expect((await files.has('vault.key')) || (await files.has('digest.key'))).toBe(false);
});

test('an empty variable, as pipelines give for a secret that is not there, counts as not given', async () => {
  const files = memoryCreateOnly();
  const identity = await ensureVaultKey({ env: {}, files });
  expect(await findVaultKey({ env: { WAVES_VAULT_KEY: '' }, files })).toBe(identity);
});

test('a file made by age-keygen is read', async () => {
  const files = memoryCreateOnly();
  const identity = await makeIdentity();
  await files.put(
    'vault.key',
    text(`# created: 2026-01-01\n# public key: ${await recipientOf(identity)}\n${identity}\n`),
  );
  expect(await findVaultKey({ env: {}, files })).toBe(identity);
});

test('a key that is none is refused, not replaced', async () => {
  const files = memoryCreateOnly();
  await files.put('vault.key', text('nonsense'));
  await files.put('digest.key', text('c2hvcnQ='));
  const place = { env: {}, files };
  await expect(ensureVaultKey(place)).rejects.toMatchObject({ code: 'vault-key-invalid' });
  await expect(ensureDigestKey(place)).rejects.toMatchObject({ code: 'digest-key-invalid' });
});

test.each(['short', someKeyText.slice(0, -1), `${someKeyText}AA`, someKeyText.replace('=', '!')])(
  'the digest key %j is refused without repeating it',
  async (given) => {
    const place = { env: { WAVES_DIGEST_KEY: given }, files: memoryCreateOnly() };
    const error = await findDigestKey(place).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'digest-key-invalid' });
    expect(String(error)).not.toContain(given);
  },
);

test('keys in a folder that others may read are refused', async () => {
  const folder = await temporaryFolder();
  const place = { env: {}, files: privateFolder(folder) };
  await ensureVaultKey(place);
  await chmod(folder, 0o750);
  await expect(findVaultKey(place)).rejects.toMatchObject({ code: 'folder-not-private' });
  await expect(ensureDigestKey(place)).rejects.toMatchObject({ code: 'folder-not-private' });
});
