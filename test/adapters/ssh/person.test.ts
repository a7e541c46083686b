import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actingPerson } from '../../../src/adapters/ssh/acting-person.ts';
import { ownKeyFile } from '../../../src/adapters/ssh/own-key.ts';
import { findActingPerson, type PersonSearch } from '../../../src/adapters/ssh/person.ts';
import { sshProof } from '../../../src/adapters/ssh/proof.ts';
import { makeSandboxKey, sandboxSigner } from '../../../src/adapters/ssh/sandbox-key.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { ActingPerson } from '../../../src/ports/person.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { actOf, now, person, rulesOf } from './people.ts';

const keys = { amara: makeSandboxKey(), bruno: makeSandboxKey() };
const rules = rulesOf(person('amara'), person('bruno'), person('chidi'));
const sandboxKeys = { amara: keys.amara.publicKey, bruno: keys.bruno.publicKey };
const ring = new Map(Object.entries(keys).map(([id, { privateKey }]) => [id, privateKey]));

function find(search: Partial<PersonSearch>) {
  const keyRing = { put: async () => undefined, get: async (id: string) => ring.get(id) };
  return findActingPerson({ rules, sandbox: true, keyRing, env: {}, tell: () => undefined, ...search });
}

function found(search: Partial<PersonSearch>): ActingPerson {
  const person = find(search);
  if (isRefusal(person)) throw new Error(person.say);
  return person;
}

test.each([
  ['the first person listed', undefined, 'amara'],
  ['whoever --as names', 'bruno', 'bruno'],
])('on a sandbox ledger %s acts, with their throw-away key', async (_, as, id) => {
  const acting = found({ as });
  expect(acting.id).toBe(id);
  const signed = await acting.sign(actOf(id));
  expect(await sshProof.verify(signed, { rules, sandboxKeys, at: now })).toEqual({ valid: true });
});

test('on a sandbox ledger nobody acts as somebody who is not listed', () => {
  expect(find({ as: 'dora' })).toMatchObject({ code: 'person-unknown', fix: 'name one of: amara, bruno, chidi' });
  expect(find({ rules: rulesOf() })).toMatchObject({ code: 'person-unknown' });
});

test('a sandbox key that is not on this machine is missed when something is to be signed', async () => {
  await expect(found({ as: 'chidi' }).sign(actOf('chidi'))).rejects.toMatchObject({ code: 'key-missing' });
});

test('nobody signs what somebody else does', async () => {
  const bruno = actingPerson({ id: 'bruno', signer: sandboxSigner(keys.bruno.privateKey) });
  await expect(bruno.sign(actOf('amara'))).rejects.toMatchObject({ code: 'signing-failed' });
});

test('on a real ledger --as is refused, even with the own name', () => {
  const search = { sandbox: false, email: 'amara@acme.example' };
  expect(find({ ...search, as: 'amara' })).toMatchObject({ code: 'sandbox-only' });
});

test("on a real ledger a person is told by git's e-mail", () => {
  expect(found({ sandbox: false, email: 'Bruno@acme.example' }).id).toBe('bruno');
  expect(find({ sandbox: false, email: 'dora@acme.example' })).toMatchObject({ code: 'person-unknown' });
  expect(find({ sandbox: false })).toMatchObject({ code: 'person-unknown', say: 'git knows no user.email here' });
});

test('on a real ledger no throw-away key signs', async () => {
  const acting = found({ sandbox: false, email: 'amara@acme.example' });
  await expect(acting.sign(actOf('amara'))).rejects.toMatchObject({ code: 'key-missing' });
});

test("the key is the one of WAVES_SSH_KEY, else git's, else the usual one", async () => {
  const home = await temporaryFolder();
  const usual = join(home, '.ssh', 'id_ed25519');
  await mkdir(join(home, '.ssh'));
  await writeFile(usual, 'key');
  const env = { HOME: home };
  expect(await ownKeyFile({ keyFile: '/mine', signingKey: '/gits', env })).toBe('/mine');
  expect(await ownKeyFile({ keyFile: '', signingKey: '/gits', env })).toBe('/gits');
  expect(await ownKeyFile({ env })).toBe(usual);
});

test.each(['ssh-ed25519 AAAA', 'key::ssh-ed25519 AAAA', 'sk-ssh-ed25519@openssh.com AAAA'])(
  'a key in the place of a file is missed with the way out: %s',
  async (signingKey) => {
    await expect(ownKeyFile({ signingKey, env: {} })).rejects.toMatchObject({
      code: 'key-missing',
      message: expect.stringContaining('WAVES_SSH_KEY'),
    });
  },
);
