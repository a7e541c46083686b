import type { Digest } from '../domain/digest.ts';
import { Failure } from '../domain/failure.ts';

/**
 * Content by its SHA-256: inputs documents, rule files as read, judgements. Putting what is there changes nothing.
 * What `get` returns has the digest it was asked for; other bytes are the Failure `object-damaged`.
 */
export type Objects = {
  put(content: Uint8Array | string): Promise<Digest>;
  get(digest: Digest): Promise<Uint8Array | undefined>;
};

/** The hex digits of an object's digest; anything else is the Failure `name-invalid`. */
export function hexOf(digest: Digest): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (hex) return hex;
  throw new Failure('name-invalid', `${JSON.stringify(digest)} is no SHA-256 digest`, { outcome: 'nothing-happened' });
}
