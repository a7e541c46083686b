import { createHash, createHmac, hash } from 'node:crypto';
import { canonicalPieces } from './canonical.ts';

/** A SHA-256 as `sha256:<64 hex digits>`. */
export type Digest = string;

/** The digest of bytes, or of text as UTF-8. */
export function digestOf(content: string | Uint8Array): Digest {
  return `sha256:${hash('sha256', content, 'hex')}`;
}

/** The digest of a value's canonical JSON, which is made piece by piece and never there as a whole. */
export function digestOfValue(value: unknown): Digest {
  const pieces = createHash('sha256');
  for (const piece of canonicalPieces(value)) pieces.update(piece);
  return `sha256:${pieces.digest('hex')}`;
}

/** `hmac:<64 hex digits>` of text under a key: for small or sensitive values, whose plain digest could be guessed. */
export function hmacOf(key: Uint8Array, text: string): string {
  return `hmac:${createHmac('sha256', key).update(text).digest('hex')}`;
}
