import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderCreateOnly } from '../../../src/adapters/folder/create-only.ts';
import { memoryCreateOnly } from '../../../src/adapters/memory/create-only.ts';
import { ageVault } from '../../../src/adapters/vault/age-vault.ts';
import { makeIdentity, recipientOf } from '../../../src/adapters/vault/identity.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import type { CreateOnly } from '../../../src/ports/create-only.ts';
import { sealedSuite } from '../../ports/sealed.suite.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function makePair() {
  const identity = await makeIdentity();
  return { identity, recipient: await recipientOf(identity) };
}

sealedSuite('an age vault in a folder', async () => ({
  sealed: ageVault(folderCreateOnly(await temporaryFolder())),
  makePair,
}));

const plan = new TextEncoder().encode('the password is swordfish');

async function sealedPlan() {
  const folder = await temporaryFolder();
  const pair = await makePair();
  const sealed = ageVault(folderCreateOnly(folder));
  const receipt = await sealed.put('plan', plan, [pair.recipient]);
  return { file: join(folder, 'plan'), sealed, receipt, ...pair };
}

test('the stored file is an age file without the plain bytes, and the receipt is of that file', async () => {
  const { file, receipt } = await sealedPlan();
  const stored = await readFile(file);
  expect(stored.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  expect(stored.includes('swordfish')).toBe(false);
  expect(receipt).toEqual({ name: 'plan', digest: digestOf(stored), size: stored.length });
});

test('a stored file with any one bit changed, or cut short, is unreadable', async () => {
  const { file, sealed, identity } = await sealedPlan();
  const stored = await readFile(file);
  const damages = fc.record({ at: fc.nat(stored.length - 1), bit: fc.nat(7) });
  const refusal = { code: 'sealed-unreadable', outcome: 'nothing-happened' };
  await fc.assert(
    fc.asyncProperty(damages, async ({ at, bit }) => {
      const changed = Buffer.from(stored);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      await writeFile(file, changed);
      await expect(sealed.get('plan', identity)).rejects.toMatchObject(refusal);
      await writeFile(file, stored.subarray(0, at));
      await expect(sealed.get('plan', identity)).rejects.toMatchObject(refusal);
    }),
    { numRuns: 60 },
  );
});

test('several megabytes come back whole', async () => {
  const { identity, recipient } = await makePair();
  const large = Uint8Array.from({ length: 3_000_001 }, (_, index) => (index * 2_654_435_761) >>> 24);
  const sealed = ageVault(memoryCreateOnly());
  await sealed.put('large', large, [recipient]);
  expect(digestOf(await sealed.get('large', identity))).toBe(digestOf(large));
});

test('an empty file can be sealed', async () => {
  const { identity, recipient } = await makePair();
  const sealed = ageVault(memoryCreateOnly());
  await sealed.put('empty', new Uint8Array(), [recipient]);
  expect(await sealed.get('empty', identity)).toEqual(new Uint8Array());
});

test('one recipient that is none means nothing is sealed, and an identity given by mistake is not repeated', async () => {
  const { identity, recipient } = await makePair();
  const sealed = ageVault(memoryCreateOnly());
  for (const bad of ['age1nonsense', 'amara', '', identity, `${recipient}x`]) {
    const error = await sealed.put('plan', plan, [recipient, bad]).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'recipient-invalid', outcome: 'nothing-happened' });
    expect(everythingSaid(error)).not.toContain(identity.slice(20, 40));
  }
  expect(await sealed.has('plan')).toBe(false);
});

test('a mistyped identity is refused without a word of it', async () => {
  const { sealed, identity } = await sealedPlan();
  const mistyped = `${identity.slice(0, -1)}${identity.endsWith('Q') ? 'P' : 'Q'}`;
  for (const bad of [mistyped, identity.slice(0, 40), 'AGE-SECRET-KEY-1', 'age1abc', '']) {
    const error = await sealed.get('plan', bad).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'vault-key-invalid' });
    expect(everythingSaid(error)).not.toContain(identity.slice(20, 39));
  }
});

test('a store that breaks is reported as itself, not as damage', async () => {
  const broken: CreateOnly = { ...memoryCreateOnly(), get: () => Promise.reject(new Error('disk gone')) };
  await expect(ageVault(broken).get('plan', await makeIdentity())).rejects.toThrow('disk gone');
});

function everythingSaid(error: unknown): string {
  const said = [];
  for (let at = error; at instanceof Error; at = at.cause) said.push(at.message, at.stack);
  return said.join('\n');
}
