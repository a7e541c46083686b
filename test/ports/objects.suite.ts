import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../src/domain/digest.ts';
import type { Objects } from '../../src/ports/objects.ts';

/** What every store of objects promises. */
export function objectsSuite(title: string, make: () => Promise<Objects>): void {
  describe(title, () => {
    test('an object is found by the digest of its content', async () => {
      const objects = await make();
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), async (content) => {
          const digest = await objects.put(content);
          expect(digest).toBe(digestOf(content));
          expect(await objects.get(digest)).toEqual(content);
        }),
        { numRuns: 20 },
      );
    });

    test('text is stored as its UTF-8', async () => {
      const objects = await make();
      const digest = await objects.put('zwölf');
      expect(digest).toBe(digestOf('zwölf'));
      expect(await objects.get(digest)).toEqual(new TextEncoder().encode('zwölf'));
    });

    test('putting what is there changes nothing, side by side too', async () => {
      const objects = await make();
      const digests = await Promise.all(Array.from({ length: 8 }, () => objects.put('same')));
      expect(new Set(digests)).toEqual(new Set([digestOf('same')]));
      expect(await objects.put('same')).toBe(digestOf('same'));
    });

    test('a digest nobody put has nothing', async () => {
      expect(await (await make()).get(digestOf('never'))).toBeUndefined();
    });

    test('what is no SHA-256 digest is refused', async () => {
      const objects = await make();
      for (const digest of ['', 'sha256:', `sha256:${'A'.repeat(64)}`, `hmac:${'a'.repeat(64)}`, 'sha256:../../x']) {
        await expect(objects.get(digest)).rejects.toMatchObject({ code: 'name-invalid' });
      }
    });

    test('an array changed after the put or after the get changes nothing in the store', async () => {
      const objects = await make();
      const content = new TextEncoder().encode('steady');
      const digest = await objects.put(content);
      content.fill(0);
      (await objects.get(digest))?.fill(0);
      expect(await objects.get(digest)).toEqual(new TextEncoder().encode('steady'));
    });
  });
}
