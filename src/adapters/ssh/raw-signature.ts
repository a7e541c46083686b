import { createHash, constants as crypto, type KeyObject, verify } from 'node:crypto';
import { Malformed, type Reader, readerOf, uint32 } from './encoding.ts';
import type { PublicKey } from './public-key.ts';

type Check = (signature: Uint8Array, data: Uint8Array, key: KeyObject) => boolean;

const what = 'the signature';
const userPresent = 0x01;

// Only what is named here is a signature: `ssh-rsa` is RSA with SHA-1 and is missing on purpose.
const schemes = new Map<string, { readonly kind: string; readonly check: Check }>([
  ['ssh-ed25519', { kind: 'ssh-ed25519', check: ed25519 }],
  ['ecdsa-sha2-nistp256', { kind: 'ecdsa-sha2-nistp256', check: ecdsa('sha256', 32) }],
  ['ecdsa-sha2-nistp384', { kind: 'ecdsa-sha2-nistp384', check: ecdsa('sha384', 48) }],
  ['ecdsa-sha2-nistp521', { kind: 'ecdsa-sha2-nistp521', check: ecdsa('sha512', 66) }],
  ['rsa-sha2-256', { kind: 'ssh-rsa', check: rsa('sha256') }],
  ['rsa-sha2-512', { kind: 'ssh-rsa', check: rsa('sha512') }],
  ['sk-ssh-ed25519@openssh.com', { kind: 'sk-ssh-ed25519@openssh.com', check: ed25519 }],
  ['sk-ecdsa-sha2-nistp256@openssh.com', { kind: 'sk-ecdsa-sha2-nistp256@openssh.com', check: ecdsa('sha256', 32) }],
]);

/** Whether `blob` is this key's signature of `data`; throws Malformed where it is no signature of such a key. */
export function isSigned(publicKey: PublicKey, blob: Uint8Array, data: Uint8Array): boolean {
  const reader = readerOf(blob, what);
  const algorithm = reader.text();
  const scheme = schemes.get(algorithm);
  if (!scheme) throw new Malformed(`the algorithm ${JSON.stringify(algorithm.slice(0, 60))} is not accepted`);
  if (scheme.kind !== publicKey.kind) throw new Malformed('the signature is of another kind than its key');
  const signature = reader.string();
  const signed = publicKey.application ? signedByToken(reader, publicKey.application, data) : data;
  reader.end();
  return scheme.check(signature, signed, publicKey.key);
}

// PROTOCOL.u2f: a token signs the hashes of its application and of the data, with its flags and counter between.
function signedByToken(reader: Reader, application: Uint8Array, data: Uint8Array): Uint8Array {
  const flags = reader.byte();
  const counter = reader.uint32();
  // A key made with no-touch-required signs for whoever can reach it; a person's yes needs the touch.
  if (!(flags & userPresent)) throw new Malformed('nobody touched the hardware key for this signature');
  return Buffer.concat([sha256(application), Uint8Array.of(flags), uint32(counter), sha256(data)]);
}

function ed25519(signature: Uint8Array, data: Uint8Array, key: KeyObject): boolean {
  return signature.length === 64 && verify(null, data, key, signature);
}

function rsa(hash: string): Check {
  return (signature, data, key) => verify(hash, data, { key, padding: crypto.RSA_PKCS1_PADDING }, signature);
}

function ecdsa(hash: string, bytes: number): Check {
  return (signature, data, key) => {
    const numbers = readerOf(signature, what);
    const pair = Buffer.concat([padded(numbers.positive(), bytes), padded(numbers.positive(), bytes)]);
    numbers.end();
    return verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, pair);
  };
}

function padded(number: Uint8Array, bytes: number): Uint8Array {
  if (number.length > bytes) throw new Malformed('the signature has a number above its curve');
  return Buffer.concat([Buffer.alloc(bytes - number.length), number]);
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
