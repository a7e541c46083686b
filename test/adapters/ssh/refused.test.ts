import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { armored } from '../../../src/adapters/ssh/armor.ts';
import { string, uint32 } from '../../../src/adapters/ssh/encoding.ts';
import { signedData } from '../../../src/adapters/ssh/envelope.ts';
import { sshSignatures } from '../../../src/adapters/ssh/verify.ts';
import * as make from './make-signature.ts';

const { verify, keyOf } = sshSignatures;
const message = new TextEncoder().encode('message');

function reasonFor(armoredText: string): string {
  const checked = verify(message, armoredText, 'waves');
  return checked.valid ? 'it is valid' : checked.reason;
}

test('RSA with SHA-1 is refused', () => {
  const key = make.rsa({ algorithm: 'ssh-rsa', hash: 'sha1' });
  expect(reasonFor(make.armoredSignature(key, message))).toBe('the algorithm "ssh-rsa" is not accepted');
});

test('a short RSA key is refused', () => {
  const key = make.rsa({ algorithm: 'rsa-sha2-512', hash: 'sha512', bits: 1024 });
  expect(reasonFor(make.armoredSignature(key, message))).toBe('an RSA key of 1024 bits is not accepted');
});

test.each(['ssh-dss', 'ssh-ed25519-cert-v01@openssh.com', 'constructor', '__proto__', ''])(
  'a key of the kind %j is refused',
  (kind) => {
    const key = make.ed25519();
    const blob = Buffer.concat([string(kind), key.blob.subarray(4 + 'ssh-ed25519'.length)]);
    expect(reasonFor(make.armoredSignature({ ...key, blob }, message))).toMatch(/kind ".*" are not accepted/);
  },
);

test('a signature of another algorithm than its key is refused', () => {
  const [ed, ec] = [make.ed25519(), make.ecdsa('nistp256')];
  const mixed = { blob: ed.blob, sign: ec.sign };
  expect(reasonFor(make.armoredSignature(mixed, message))).toBe('the signature is of another kind than its key');
});

test('a hardware key is not taken for a plain one, nor a plain one for hardware', () => {
  const hard = make.hardwareEd25519(1);
  const plain = make.ed25519();
  expect(reasonFor(make.armoredSignature({ ...hard, sign: plain.sign }, message))).toMatch(/another kind/);
  expect(reasonFor(make.armoredSignature({ ...plain, sign: hard.sign }, message))).toMatch(/another kind/);
});

test.each([make.hardwareEd25519, make.hardwareEcdsa])('a hardware signature without a touch is refused', (key) => {
  expect(reasonFor(make.armoredSignature(key(0), message))).toBe('nobody touched the hardware key for this signature');
  expect(reasonFor(make.armoredSignature(key(4), message))).toBe('nobody touched the hardware key for this signature');
  expect(reasonFor(make.armoredSignature(key(5), message))).toBe('it is valid');
});

test('another magic, another version, a used reserved field and an unknown hash are refused', () => {
  const key = make.ed25519();
  const blob = (parts: { magic?: string; version?: number; reserved?: string; hash?: string }) => {
    const { magic = 'SSHSIG', version = 1, reserved = '', hash = 'sha512' } = parts;
    const signature = key.sign(signedData(message, { namespace: 'waves', hash: 'sha512' }));
    return armored(
      Buffer.concat([Buffer.from(magic), uint32(version), make.join(key.blob, 'waves', reserved, hash, signature)]),
    );
  };
  expect(reasonFor(blob({}))).toBe('it is valid');
  expect(reasonFor(blob({ magic: 'SSHSIH' }))).toBe('this is no SSH signature');
  expect(reasonFor(blob({ version: 2 }))).toBe('the signature is of an unknown version');
  expect(reasonFor(blob({ reserved: 'x' }))).toBe('the signature uses the reserved field');
  for (const hash of ['sha1', 'md5', 'sha384', 'SHA512', '']) {
    expect(reasonFor(blob({ hash }))).toBe('the signature is over an unknown hash');
  }
});

test('a key and a signature inside may have nothing after them', () => {
  const key = make.ed25519();
  const longKey = { ...key, blob: Buffer.concat([key.blob, Buffer.alloc(1)]) };
  expect(reasonFor(make.armoredSignature(longKey, message))).toBe('the public key has bytes after its end');
  const longSignature = { ...key, sign: (data: Uint8Array) => Buffer.concat([key.sign(data), Buffer.alloc(5)]) };
  expect(reasonFor(make.armoredSignature(longSignature, message))).toBe('the signature has bytes after its end');
});

test('numbers have one form: zeros in front, zero and negative ones are refused', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { e = '', n = '' } = publicKey.export({ format: 'jwk' });
  const [exponent, modulus] = [Buffer.from(e, 'base64url'), Buffer.from(n, 'base64url')];
  const check = (first: Uint8Array, second: Uint8Array) =>
    keyOf(make.line({ ...make.ed25519(), blob: make.join('ssh-rsa', first, second) }));
  expect(check(exponent, make.mpint(modulus)).valid).toBe(true);
  const padded = Buffer.concat([Buffer.alloc(1), exponent]);
  const bad: [Uint8Array, Uint8Array][] = [
    [padded, make.mpint(modulus)],
    [exponent, modulus],
    [exponent, Buffer.concat([Buffer.alloc(2), modulus])],
    [new Uint8Array(), make.mpint(modulus)],
    [Uint8Array.of(0), make.mpint(modulus)],
    [Uint8Array.of(1), make.mpint(modulus)],
    [Uint8Array.of(2), make.mpint(modulus)],
    [Buffer.alloc(9, 0x11), make.mpint(modulus)],
    [exponent, make.mpint(Buffer.alloc(4096, 0xff))],
  ];
  for (const [first, second] of bad) expect(check(first, second).valid).toBe(false);
});

test('a point that is not on its curve, is compressed or of another curve is no key', () => {
  const point = Buffer.concat([Uint8Array.of(4), Buffer.alloc(64, 1)]);
  const check = (...parts: (string | Uint8Array)[]) =>
    keyOf(make.line({ ...make.ed25519(), blob: make.join(...parts) }));
  const kind = 'ecdsa-sha2-nistp256';
  expect(check(kind, 'nistp256', point)).toMatchObject({ reason: 'the public key is not on its curve' });
  expect(check(kind, 'nistp384', point)).toMatchObject({ reason: 'the public key names another curve than its kind' });
  expect(check(kind, 'nistp256', Buffer.concat([Uint8Array.of(2), Buffer.alloc(32, 1)])).valid).toBe(false);
});

test('a key line must say the kind its key is of, in canonical base64', () => {
  const good = make.line(make.ed25519());
  const [kind = '', base64 = ''] = good.split(' ');
  expect(keyOf(`  ${kind}\t${base64}  some comment `)).toMatchObject({ valid: true, publicKey: good });
  for (const bad of ['', kind, base64, `ssh-rsa ${base64}`, `${kind} ${base64}=`, `${kind} ${base64.slice(0, -2)}`]) {
    expect(keyOf(bad).valid).toBe(false);
  }
  expect(keyOf(`restrict ${good}`).valid).toBe(false);
});
