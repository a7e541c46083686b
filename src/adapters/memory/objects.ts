import { type Digest, digestOf } from '../../domain/digest.ts';
import { hexOf, type Objects } from '../../ports/objects.ts';

/** Objects in this process. */
export function memoryObjects(): Objects {
  const stored = new Map<string, Uint8Array>();
  return {
    async put(content): Promise<Digest> {
      const digest = digestOf(content);
      stored.set(hexOf(digest), new Uint8Array(Buffer.from(content)));
      return digest;
    },
    async get(digest) {
      return stored.get(hexOf(digest))?.slice();
    },
  };
}
