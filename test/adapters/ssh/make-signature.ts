import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { armored } from '../../../src/adapters/ssh/armor.ts';
import { string, uint32 } from '../../../src/adapters/ssh/encoding.ts';
import { blobOf, signedData } from '../../../src/adapters/ssh/envelope.ts';

/** Keys and signatures of every kind, good and bad, made without `ssh-keygen` and without hardware. */
export type TestKey = { readonly blob: Uint8Array; readonly sign: (data: Uint8Array) => Uint8Array };

export const kindsOfKey: Readonly<Record<string, () => TestKey>> = {
  'ssh-ed25519': ed25519,
  'ecdsa-sha2-nistp256': () => ecdsa('nistp256'),
  'ecdsa-sha2-nistp384': () => ecdsa('nistp384'),
  'ecdsa-sha2-nistp521': () => ecdsa('nistp521'),
  'rsa-sha2-256': () => rsa({ algorithm: 'rsa-sha2-256', hash: 'sha256' }),
  'rsa-sha2-512': () => rsa({ algorithm: 'rsa-sha2-512', hash: 'sha512' }),
  'sk-ssh-ed25519@openssh.com': () => hardwareEd25519(1),
  'sk-ecdsa-sha2-nistp256@openssh.com': () => hardwareEcdsa(1),
};

const curves = {
  nistp256: { name: 'P-256', hash: 'sha256' },
  nistp384: { name: 'P-384', hash: 'sha384' },
  nistp521: { name: 'P-521', hash: 'sha512' },
} as const;

export function ed25519(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    blob: join('ssh-ed25519', field(publicKey, 'x')),
    sign: (data) => join('ssh-ed25519', sign(null, data, privateKey)),
  };
}

export function hardwareEd25519(flags: number): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const kind = 'sk-ssh-ed25519@openssh.com';
  return {
    blob: join(kind, field(publicKey, 'x'), 'ssh:'),
    sign: (data) => token(join(kind, sign(null, tokenData(data, flags), privateKey)), flags),
  };
}

export function ecdsa(curve: keyof typeof curves): TestKey {
  const { name, hash } = curves[curve];
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: name });
  const kind = `ecdsa-sha2-${curve}`;
  return {
    blob: join(kind, curve, point(publicKey)),
    sign: (data) => join(kind, numbers(sign(hash, data, { key: privateKey, dsaEncoding: 'ieee-p1363' }))),
  };
}

export function hardwareEcdsa(flags: number): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kind = 'sk-ecdsa-sha2-nistp256@openssh.com';
  return {
    blob: join(kind, 'nistp256', point(publicKey), 'ssh:'),
    sign(data) {
      const raw = sign('sha256', tokenData(data, flags), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return token(join(kind, numbers(raw)), flags);
    },
  };
}

export function rsa(asked: { algorithm: string; hash: string; bits?: number }): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: asked.bits ?? 2048 });
  return {
    blob: join('ssh-rsa', mpint(field(publicKey, 'e')), mpint(field(publicKey, 'n'))),
    sign: (data) => join(asked.algorithm, sign(asked.hash, data, privateKey)),
  };
}

/** The blob of a signature; single parts of it may be replaced. */
export function signatureBlob(key: TestKey, message: Uint8Array, over: { hash?: string; namespace?: string } = {}) {
  const { hash = 'sha512', namespace = 'waves' } = over;
  return blobOf({
    publicKey: key.blob,
    namespace,
    hash,
    signature: key.sign(signedData(message, { namespace, hash })),
  });
}

export function armoredSignature(...args: Parameters<typeof signatureBlob>): string {
  return armored(signatureBlob(...args));
}

export function line(key: TestKey): string {
  const kind = Buffer.from(key.blob.subarray(4)).subarray(0, key.blob[3]).toString('latin1');
  return `${kind} ${Buffer.from(key.blob).toString('base64')}`;
}

export function join(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => string(part)));
}

export function mpint(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  const short = bytes.subarray(start);
  return (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), short]) : short;
}

function numbers(raw: Uint8Array): Uint8Array {
  return join(mpint(raw.subarray(0, raw.length / 2)), mpint(raw.subarray(raw.length / 2)));
}

function point(publicKey: KeyObject): Uint8Array {
  return Buffer.concat([Uint8Array.of(4), field(publicKey, 'x'), field(publicKey, 'y')]);
}

function field(publicKey: KeyObject, name: 'x' | 'y' | 'n' | 'e'): Uint8Array {
  return Buffer.from(publicKey.export({ format: 'jwk' })[name] ?? '', 'base64url');
}

const counter = uint32(7);

function tokenData(data: Uint8Array, flags: number): Uint8Array {
  return Buffer.concat([sha256('ssh:'), Uint8Array.of(flags), counter, sha256(data)]);
}

function token(signature: Uint8Array, flags: number): Uint8Array {
  return Buffer.concat([signature, Uint8Array.of(flags), counter]);
}

function sha256(content: string | Uint8Array): Uint8Array {
  return createHash('sha256').update(content).digest();
}
