import { expect, test } from 'vitest';
import { actNamespace, sshProof } from '../../../src/adapters/ssh/proof.ts';
import { makeSandboxKey, sandboxSigner } from '../../../src/adapters/ssh/sandbox-key.ts';
import type { Act, SignedAct } from '../../../src/domain/act.ts';
import { actMessage } from '../../../src/domain/promotion/act-id.ts';
import type { PersonKey } from '../../../src/domain/rules.ts';
import { actOf, now, person, rulesOf } from './people.ts';

const amara = makeSandboxKey();
const bruno = makeSandboxKey();

async function signed(act: Act, by: { privateKey: string }, namespace = actNamespace): Promise<SignedAct> {
  return { act, signature: await sandboxSigner(by.privateKey)(new TextEncoder().encode(actMessage(act)), namespace) };
}

function verify(act: SignedAct, keys: readonly PersonKey[], sandboxKeys: Record<string, string> = {}) {
  return sshProof.verify(act, { rules: rulesOf(person('amara', keys), person('bruno')), sandboxKeys, at: now });
}

test('an act is proven by a key that the rules give its person, comment or not', async () => {
  const act = await signed(actOf('amara'), amara);
  expect(await verify(act, [{ publicKey: amara.publicKey }])).toEqual({ valid: true });
  expect(await verify(act, [{ publicKey: `${amara.publicKey} amara@laptop` }])).toEqual({ valid: true });
});

test('an act is proven by the throw-away key of its person', async () => {
  const act = await signed(actOf('amara'), amara);
  expect(await verify(act, [], { amara: amara.publicKey })).toEqual({ valid: true });
});

test.each<[string, Partial<PersonKey>, boolean]>([
  ['from this moment on', { from: now }, true],
  ['not yet', { from: now + 1 }, false],
  ['until a moment later', { until: now + 1 }, true],
  ['until this moment', { until: now }, false],
])('a key that is theirs %s', async (_, when, valid) => {
  const act = await signed(actOf('amara'), amara);
  expect((await verify(act, [{ publicKey: amara.publicKey, ...when }])).valid).toBe(valid);
});

test("another person's key proves nothing, and is named", async () => {
  const act = await signed(actOf('amara'), bruno);
  expect(await verify(act, [{ publicKey: amara.publicKey }], { bruno: bruno.publicKey })).toEqual({
    valid: false,
    reason: expect.stringMatching(/^the key SHA256:\S+ is not amara's at this time$/),
  });
});

test('somebody the rules do not list proves nothing, even with a key of the first entry', async () => {
  const act = await signed(actOf('chidi'), amara);
  expect(await verify(act, [], { chidi: amara.publicKey })).toEqual({
    valid: false,
    reason: 'chidi is no person of policies/people.yaml',
  });
});

test('a word that every object knows is no person with a key', async () => {
  const act = await signed(actOf('constructor'), amara);
  const rules = rulesOf(person('constructor'));
  expect((await sshProof.verify(act, { rules, sandboxKeys: {}, at: now })).valid).toBe(false);
});

test('an act changed after it was signed is not proven', async () => {
  const act = await signed(actOf('amara'), amara);
  const changed = { ...act, act: { ...act.act, reason: 'dinner' } };
  expect(await verify(changed, [{ publicKey: amara.publicKey }])).toMatchObject({ valid: false });
});

test('a signature for another purpose is not proof of an act', async () => {
  const act = await signed(actOf('amara'), amara, 'git');
  expect(await verify(act, [{ publicKey: amara.publicKey }])).toMatchObject({ valid: false });
});

test('an act that is no JSON, or whose signature is none, is answered and not thrown at', async () => {
  const keys = [{ publicKey: amara.publicKey }];
  const endless = { act: actOf('amara', { at: Number.POSITIVE_INFINITY }), signature: 'none' };
  expect(await verify(endless, keys)).toEqual({ valid: false, reason: 'the act cannot be written as canonical JSON' });
  expect(await verify({ act: actOf('amara'), signature: 'none' }, keys)).toMatchObject({ valid: false });
});
