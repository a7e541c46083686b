import { chmod, readdir } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { privateFolder } from '../../../src/adapters/folder/private-folder.ts';
import { keyRing } from '../../../src/adapters/keyring/key-ring.ts';
import { memoryCreateOnly } from '../../../src/adapters/memory/create-only.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('a person has the key that was put for them, and nobody else has it', async () => {
  const ring = keyRing(privateFolder(await temporaryFolder()));
  await ring.put('amara', 'key of amara');
  expect(await ring.get('amara')).toBe('key of amara');
  expect(await ring.get('bruno')).toBeUndefined();
});

test('a key is never replaced, since the ledger names its public half', async () => {
  const ring = keyRing(privateFolder(await temporaryFolder()));
  await ring.put('amara', 'first');
  await expect(ring.put('amara', 'second')).rejects.toMatchObject({ code: 'already-there' });
  expect(await ring.get('amara')).toBe('first');
});

test('a folder that others may read is refused', async () => {
  const folder = await temporaryFolder();
  await keyRing(privateFolder(folder)).put('amara', 'key');
  await chmod(folder, 0o755);
  await expect(keyRing(privateFolder(folder)).get('amara')).rejects.toMatchObject({ code: 'folder-not-private' });
});

test.each(['github:Amara', '../../etc/passwd', 'a.b', 'a/b', 'é', '', 'person-a'])(
  '%j is a person like any other',
  async (person) => {
    const folder = await temporaryFolder();
    const ring = keyRing(privateFolder(folder));
    await ring.put(person, 'key');
    expect(await ring.get(person)).toBe('key');
    expect((await readdir(folder)).filter((file) => file !== '.tmp')).toEqual([
      expect.stringMatching(/^person-[a-z0-9.-]*$/),
    ]);
  },
);

test('different persons never share a file, not even where case is ignored', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(
        fc.string({ maxLength: 6 }).filter((id) => id.isWellFormed()),
        { minLength: 2 },
      ),
      async (people) => {
        const ring = keyRing(memoryCreateOnly());
        for (const person of people) await ring.put(person, `key of ${person}`);
        for (const person of people) expect(await ring.get(person)).toBe(`key of ${person}`);
      },
    ),
    { numRuns: 50 },
  );
});
