import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { armored, unarmored } from '../../../src/adapters/ssh/armor.ts';
import { blobOf } from '../../../src/adapters/ssh/envelope.ts';
import { makeSandboxKey, sandboxSigner } from '../../../src/adapters/ssh/sandbox-key.ts';
import { sshSignatures } from '../../../src/adapters/ssh/verify.ts';
import { armoredSignature, ed25519, join, kindsOfKey, line, signatureBlob } from './make-signature.ts';

const { verify, keyOf } = sshSignatures;
const ed25519Order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
const message = new TextEncoder().encode('{"approve":"sha256:…"}');

describe.each(Object.entries(kindsOfKey))('a signature by %s', (_kind, makeKey) => {
  const key = makeKey();

  test.each(['sha256', 'sha512'])('over %s verifies and names the key that signed', (hash) => {
    const checked = verify(message, armoredSignature(key, message, { hash }), 'waves');
    expect(checked).toMatchObject({ valid: true, publicKey: line(key) });
    expect(checked).toEqual(keyOf(`${line(key)} amara@laptop`));
  });

  test('fails for a message with any byte changed, added or removed', () => {
    const signature = armoredSignature(key, message);
    for (const changed of changesOf(message)) expect(verify(changed, signature, 'waves').valid).toBe(false);
    expect(verify(Buffer.concat([message, Buffer.alloc(1)]), signature, 'waves').valid).toBe(false);
    expect(verify(message.subarray(1), signature, 'waves').valid).toBe(false);
  });

  test('fails with any byte of it changed', () => {
    const blob = signatureBlob(key, message);
    for (const changed of changesOf(blob)) expect(verify(message, armored(changed), 'waves').valid).toBe(false);
  });

  test('fails cut short anywhere, and with anything after it', () => {
    const blob = Buffer.from(signatureBlob(key, message));
    for (let length = 0; length < blob.length; length += 1) {
      expect(verify(message, armored(blob.subarray(0, length)), 'waves').valid).toBe(false);
    }
    expect(verify(message, armored(Buffer.concat([blob, Buffer.alloc(1)])), 'waves').valid).toBe(false);
  });

  test('fails in any other namespace', () => {
    const signature = armoredSignature(key, message);
    for (const namespace of ['', 'wave', 'waves ', 'waves2', 'git', 'file', 'WAVES']) {
      expect(verify(message, signature, namespace).valid).toBe(false);
    }
    expect(verify(message, armoredSignature(key, message, { namespace: 'git' }), 'waves').valid).toBe(false);
  });
});

test('the armor may be wrapped and surrounded as comments do it, and nothing else', () => {
  const signature = armoredSignature(ed25519(), message);
  const [begin = '', ...rest] = signature.trim().split('\n');
  const [body, end = ''] = [rest.slice(0, -1).join(''), rest.at(-1)];
  const good = [
    signature.trim(),
    `\n\n${signature}\n`,
    signature.replaceAll('\n', '\r\n'),
    [begin, body, end].join('\n'),
  ];
  for (const text of good) expect(verify(message, text, 'waves').valid).toBe(true);
  const bad = [
    `I approve\n${signature}`,
    `${signature}and more`,
    signature + signature,
    signature.replace(begin, begin.replace('SSH', 'PGP')),
    signature.replaceAll('\n', ' '),
    [begin, ` ${body}`, end].join('\n'),
    [begin, `${body}====`, end].join('\n'),
    [begin, body.replaceAll('=', ''), `!${end}`].join('\n'),
    [begin, end].join('\n'),
  ];
  for (const text of bad) expect(verify(message, text, 'waves').valid).toBe(false);
});

test('every change of one character of the armored text fails', () => {
  const signature = armoredSignature(ed25519(), message).trim();
  for (const changed of changesOf(Buffer.from(signature))) {
    expect(verify(message, Buffer.from(changed).toString('latin1'), 'waves').valid).toBe(false);
  }
});

test('a text too long to be a signature is not even decoded', () => {
  const checked = verify(message, 'A'.repeat(1_000_000), 'waves');
  expect(checked).toEqual({ valid: false, reason: 'the signature is too long' });
});

test('no text and no bytes crash it', () => {
  const words = fc.oneof(
    fc.constantFrom('ssh-ed25519', 'ssh-rsa', 'rsa-sha2-512', 'nistp256', 'ssh:', ''),
    fc.string(),
  );
  const parts = fc
    .array(fc.oneof(words, fc.uint8Array({ maxLength: 70 })), { maxLength: 5 })
    .map((some) => join(...some));
  const blobs = fc.record({
    publicKey: parts,
    namespace: fc.constant('waves'),
    hash: fc.constant('sha256'),
    signature: parts,
  });
  const texts = fc.oneof(fc.string(), fc.uint8Array({ maxLength: 300 }).map(armored), blobs.map(blobOf).map(armored));
  const lines = fc.oneof(
    fc.string({ unit: 'binary' }),
    parts.map((blob) => line({ ...ed25519(), blob })),
  );
  fc.assert(
    fc.property(fc.uint8Array(), texts, (any, text) => {
      expect(verify(any, text, 'waves').valid).toBe(false);
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(lines, (text) => {
      expect(keyOf(text)).toMatchObject({ valid: false });
    }),
  );
});

test('an Ed25519 signature has no twin with a larger number', () => {
  const key = ed25519();
  const twin = {
    blob: key.blob,
    sign(data: Uint8Array) {
      const signature = Buffer.from(key.sign(data));
      const scalar = signature.subarray(-32);
      const larger = BigInt(`0x${Buffer.from(scalar).reverse().toString('hex')}`) + ed25519Order;
      scalar.set(Buffer.from(larger.toString(16).padStart(64, '0'), 'hex').reverse());
      return signature;
    },
  };
  expect(verify(message, armoredSignature(key, message), 'waves').valid).toBe(true);
  expect(verify(message, armoredSignature(twin, message), 'waves').valid).toBe(false);
});

test('no splice of two good signatures is a third one', () => {
  const [first, second] = [ed25519(), ed25519()].map((key) => Buffer.from(signatureBlob(key, message)));
  if (!first || !second) throw new Error('two signatures were made');
  fc.assert(
    fc.property(fc.nat(first.length), fc.nat(second.length), (head, tail) => {
      const spliced = Buffer.concat([first.subarray(0, head), second.subarray(tail)]);
      fc.pre(!spliced.equals(first) && !spliced.equals(second));
      expect(verify(message, armored(spliced), 'waves').valid).toBe(false);
    }),
  );
});

test('a sandbox key signs what verifies as its public half', async () => {
  const { publicKey, privateKey } = makeSandboxKey();
  const signature = await sandboxSigner(privateKey)(message, 'waves');
  expect(verify(message, signature, 'waves')).toMatchObject({ valid: true, publicKey });
  expect(armored(unarmored(signature))).toBe(signature);
  expect(makeSandboxKey().publicKey).not.toBe(publicKey);
});

test('what is no Ed25519 private key is refused as a sandbox key, without a word of it', () => {
  expect(() => sandboxSigner('-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n')).toThrow(
    expect.objectContaining({ code: 'sandbox-key-invalid', message: 'this is no Ed25519 private key' }),
  );
});

// Each byte changed in one bit, another bit for each, so that all bits of a length field have their turn.
function* changesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    yield changed;
  }
}
