import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderRunLog } from '../../../src/adapters/folder/run-log.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const stack = 'sandbox-01/network-edge';

async function files(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('what was appended is read in order, for its promotion and stack only', async () => {
  const log = folderRunLog(await temporaryFolder());
  await log.append('p1', stack, ['first', 'second']);
  await log.append('p1', stack, ['third']);
  await log.append('p2', stack, ['other']);
  expect(await log.read('p1', stack)).toBe('first\nsecond\nthird\n');
  expect(await log.read('p2', stack)).toBe('other\n');
  expect(await log.read('p1', 'sandbox-01/other')).toBeUndefined();
});

test('no lines make no file', async () => {
  const folder = await temporaryFolder();
  await folderRunLog(folder).append('p1', stack, []);
  expect(await files(folder)).toEqual([]);
});

test('a log is for its owner alone', async () => {
  const folder = join(await temporaryFolder(), 'logs');
  await folderRunLog(folder).append('p1', stack, ['line']);
  const [file = ''] = await files(folder);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
});

test('lines of many writers stay whole', async () => {
  const folder = await temporaryFolder();
  const line = 'x'.repeat(2_000);
  const writers = Array.from({ length: 20 }, () => folderRunLog(folder).append('p1', stack, [line, line]));
  await Promise.all(writers);
  const said = await folderRunLog(folder).read('p1', stack);
  expect(said?.trimEnd().split('\n')).toEqual(Array.from({ length: 40 }, () => line));
});

test('a link in the place of a log is neither written through nor read', async () => {
  const folder = await temporaryFolder();
  const log = folderRunLog(folder);
  await log.append('p1', stack, ['line']);
  const [file = ''] = await files(folder);
  const victim = join(await temporaryFolder(), 'victim');
  await writeFile(victim, 'untouched');
  const place = join(dirname(dirname(file)), 'of-p2');
  await mkdir(place);
  await symlink(victim, join(place, file.slice(dirname(file).length + 1)));
  await expect(log.append('p2', stack, ['line'])).rejects.toMatchObject({ code: 'store-failed' });
  await expect(log.read('p2', stack)).rejects.toMatchObject({ code: 'store-unreadable' });
  expect(await readFile(victim, 'utf8')).toBe('untouched');
});

test('any two names have two logs, all inside the folder', async () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.tuple(name, name), { maxLength: 4, selector: String }), async (pairs) => {
      const folder = await temporaryFolder();
      const log = folderRunLog(folder);
      for (const [promotion, of] of pairs) await log.append(promotion, of, [`${promotion}|${of}`]);
      for (const [promotion, of] of pairs) expect(await log.read(promotion, of)).toBe(`${promotion}|${of}\n`);
      expect(await files(folder)).toHaveLength(pairs.length);
    }),
    { numRuns: 20 },
  );
});
