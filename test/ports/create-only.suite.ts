import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CreateOnly } from '../../src/ports/create-only.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const badNames = [
  '',
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  'a/../b',
  'a..b',
  '.tmp/a',
  'a/.b',
  'A',
  'a b',
  'a\\b',
  'ä',
  'a\0',
];

/** What every create-only store promises. */
export function createOnlySuite(title: string, make: () => Promise<CreateOnly>): void {
  describe(title, () => {
    test('a name that was never put has nothing', async () => {
      const store = await make();
      expect(await store.get('runs/one')).toBeUndefined();
      expect(await store.has('runs/one')).toBe(false);
    });

    test('what was put comes back, byte for byte', async () => {
      const store = await make();
      await fc.assert(
        fc.asyncProperty(fc.uuid(), fc.uint8Array({ maxLength: 200 }), async (id, content) => {
          await store.put(`any/${id}`, content);
          expect(await store.get(`any/${id}`)).toEqual(content);
          expect(await store.has(`any/${id}`)).toBe(true);
        }),
        { numRuns: 20 },
      );
    });

    test('a second put of a name is refused and the first content stays', async () => {
      const store = await make();
      await store.put('one', bytes('first'));
      await expect(store.put('one', bytes('second'))).rejects.toMatchObject({
        code: 'already-there',
        outcome: 'nothing-happened',
      });
      expect(await store.get('one')).toEqual(bytes('first'));
    });

    test('of puts that race for a name exactly one wins, whole', async () => {
      const store = await make();
      const contents = Array.from({ length: 12 }, (_, index) => bytes(`content ${index} `.repeat(500)));
      const puts = await Promise.allSettled(contents.map((content) => store.put('race', content)));
      const winners = contents.filter((_, index) => puts[index]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      expect(await store.get('race')).toEqual(winners[0]);
    });

    test('an array changed after the put or after the get changes nothing in the store', async () => {
      const store = await make();
      const content = bytes('steady');
      await store.put('one', content);
      content.fill(0);
      (await store.get('one'))?.fill(0);
      expect(await store.get('one')).toEqual(bytes('steady'));
    });

    test.each(badNames)('the name %j is refused by put, get and has', async (name) => {
      const store = await make();
      const refusal = { code: 'name-invalid', outcome: 'nothing-happened' };
      await expect(store.put(name, bytes('x'))).rejects.toMatchObject(refusal);
      await expect(store.get(name)).rejects.toMatchObject(refusal);
      await expect(store.has(name)).rejects.toMatchObject(refusal);
    });

    test('a name above 200 characters is refused', async () => {
      await expect((await make()).get('a'.repeat(201))).rejects.toMatchObject({ code: 'name-invalid' });
    });
  });
}
