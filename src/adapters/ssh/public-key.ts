import { createHash, createPublicKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto';
import type { SigningKey } from '../../ports/signature.ts';
import { base64Bytes } from './armor.ts';
import { Malformed, type Reader, readerOf } from './encoding.ts';

/** A public key OpenSSH may sign with. Hardware (`sk-`) keys have the application they were made for. */
export type PublicKey = {
  readonly kind: string;
  readonly blob: Uint8Array;
  readonly key: KeyObject;
  readonly application?: Uint8Array;
};

type Jwk = JsonWebKeyInput['key'];
type Content = { readonly jwk: Jwk; readonly application?: Uint8Array };

const what = 'the public key';
const smallestRsaBits = 2048;
const largestRsaBits = 16_384;
const longestExponentBytes = 4;

// A Map, since the name comes from outside: certificates, DSA and unknown kinds are simply not in it.
const kinds = new Map<string, (reader: Reader) => Content>([
  ['ssh-ed25519', (reader) => ({ jwk: ed25519(reader) })],
  ['sk-ssh-ed25519@openssh.com', (reader) => ({ jwk: ed25519(reader), application: reader.string() })],
  ['ecdsa-sha2-nistp256', (reader) => ({ jwk: nist(reader, { curve: 'nistp256', crv: 'P-256', bytes: 32 }) })],
  ['ecdsa-sha2-nistp384', (reader) => ({ jwk: nist(reader, { curve: 'nistp384', crv: 'P-384', bytes: 48 }) })],
  ['ecdsa-sha2-nistp521', (reader) => ({ jwk: nist(reader, { curve: 'nistp521', crv: 'P-521', bytes: 66 }) })],
  [
    'sk-ecdsa-sha2-nistp256@openssh.com',
    (reader) => ({
      jwk: nist(reader, { curve: 'nistp256', crv: 'P-256', bytes: 32 }),
      application: reader.string(),
    }),
  ],
  ['ssh-rsa', (reader) => ({ jwk: rsa(reader) })],
]);

/** Reads a key's wire form; throws Malformed on a kind that is not accepted and on anything not exactly a key. */
export function publicKeyFrom(blob: Uint8Array): PublicKey {
  const reader = readerOf(blob, what);
  const kind = reader.text();
  const content = kinds.get(kind);
  if (!content) throw new Malformed(`keys of the kind ${JSON.stringify(kind.slice(0, 60))} are not accepted`);
  const { jwk, ...application } = content(reader);
  reader.end();
  return { kind, blob, key: keyObject(jwk), ...application };
}

/** Reads `ssh-ed25519 AAAA… comment`. */
export function publicKeyFromLine(line: string): PublicKey {
  const [kind, base64] = line.trim().split(/[ \t]+/);
  if (!kind || !base64) throw new Malformed('this is no public key line');
  const key = publicKeyFrom(base64Bytes(base64, what));
  if (key.kind !== kind) throw new Malformed('the public key is of another kind than its line says');
  return key;
}

/** The key as OpenSSH writes it, and its fingerprint as `ssh-keygen -l` prints it. */
export function named({ kind, blob }: PublicKey): SigningKey {
  const hash = createHash('sha256').update(blob).digest('base64').replaceAll('=', '');
  return { publicKey: `${kind} ${Buffer.from(blob).toString('base64')}`, fingerprint: `SHA256:${hash}` };
}

function keyObject(jwk: Jwk): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    throw new Malformed('the public key is not on its curve');
  }
}

function ed25519(reader: Reader): Jwk {
  const x = reader.string();
  if (x.length !== 32) throw new Malformed('the public key has another length than its kind');
  return { kty: 'OKP', crv: 'Ed25519', x: url64(x) };
}

function nist(reader: Reader, expected: { curve: string; crv: string; bytes: number }): Jwk {
  const curve = reader.text();
  const point = reader.string();
  if (curve !== expected.curve) throw new Malformed('the public key names another curve than its kind');
  if (point.length !== 1 + 2 * expected.bytes || point[0] !== 4) {
    throw new Malformed('the public key is no uncompressed point');
  }
  const [x, y] = [point.subarray(1, 1 + expected.bytes), point.subarray(1 + expected.bytes)];
  return { kty: 'EC', crv: expected.crv, x: url64(x), y: url64(y) };
}

function rsa(reader: Reader): Jwk {
  const e = reader.positive();
  const n = reader.positive();
  const bits = n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  if (bits < smallestRsaBits || bits > largestRsaBits)
    throw new Malformed(`an RSA key of ${bits} bits is not accepted`);
  const isOdd = ((e.at(-1) ?? 0) & 1) === 1 && ((n.at(-1) ?? 0) & 1) === 1;
  const isOne = e.length === 1 && e[0] === 1;
  if (!isOdd || isOne || e.length > longestExponentBytes) throw new Malformed('the public key is no usable RSA key');
  return { kty: 'RSA', n: url64(n), e: url64(e) };
}

function url64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
