import { createHash } from 'node:crypto';
import { Malformed, readerOf, string, uint32 } from './encoding.ts';

const magic = Buffer.from('SSHSIG');
const version = 1;
const hashes: ReadonlySet<string> = new Set(['sha256', 'sha512']);

/** What an SSHSIG blob holds, after the checks that need no key. */
export type Envelope = {
  readonly publicKey: Uint8Array;
  readonly namespace: string;
  readonly hash: string;
  readonly signature: Uint8Array;
};

/** Builds the blob of a signature. */
export function blobOf({ publicKey, namespace, hash, signature }: Envelope): Uint8Array {
  return Buffer.concat([
    magic,
    uint32(version),
    ...[publicKey, namespace, '', hash, signature].map((part) => string(part)),
  ]);
}

/** Reads the blob of a signature made for `namespace`; throws Malformed on anything else. */
export function envelopeFrom(blob: Uint8Array, namespace: string): Envelope {
  const reader = readerOf(blob, 'the signature');
  if (!magic.equals(reader.take(magic.length))) throw new Malformed('this is no SSH signature');
  if (reader.uint32() !== version) throw new Malformed('the signature is of an unknown version');
  const publicKey = reader.string();
  if (!Buffer.from(namespace).equals(reader.string())) throw new Malformed('the signature is for another namespace');
  // OpenSSH does not put what is reserved under the signature, so anything there would be unsigned.
  if (reader.string().length > 0) throw new Malformed('the signature uses the reserved field');
  const hash = reader.text();
  if (!hashes.has(hash)) throw new Malformed('the signature is over an unknown hash');
  const signature = reader.string();
  reader.end();
  return { publicKey, namespace, hash, signature };
}

/** The bytes under the signature: the message only by its hash, together with what it was signed for. */
export function signedData(message: Uint8Array, { namespace, hash }: Pick<Envelope, 'namespace' | 'hash'>): Uint8Array {
  const digest = createHash(hash).update(message).digest();
  return Buffer.concat([magic, ...[namespace, '', hash, digest].map((part) => string(part))]);
}
