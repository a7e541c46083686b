import { type Digest, digestOf } from '../../domain/digest.ts';
import { Failure } from '../../domain/failure.ts';
import { hexOf, type Objects } from '../../ports/objects.ts';
import { folderCreateOnly } from './create-only.ts';

/** Objects as files named by their digest, in 256 folders. */
export function folderObjects(folder: string): Objects {
  const files = folderCreateOnly(folder);

  async function get(digest: Digest): Promise<Uint8Array | undefined> {
    const bytes = await files.get(nameOf(digest));
    if (bytes && digestOf(bytes) !== digest) throw damaged(digest);
    return bytes;
  }

  return {
    async put(content) {
      const digest = digestOf(content);
      // Reading what is there, so that nobody is told a damaged object is safely stored.
      if (await get(digest)) return digest;
      await files.put(nameOf(digest), Buffer.from(content)).catch(unlessThere);
      return digest;
    },
    get,
  };
}

function unlessThere(error: unknown): void {
  if (error instanceof Failure && error.code === 'already-there') return;
  throw error;
}

function nameOf(digest: Digest): string {
  const hex = hexOf(digest);
  return `${hex.slice(0, 2)}/${hex}`;
}

function damaged(digest: Digest): Failure {
  return new Failure('object-damaged', `the stored bytes are not those of ${digest}`, { outcome: 'nothing-happened' });
}
