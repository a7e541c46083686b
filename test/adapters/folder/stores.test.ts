import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderCreateOnly } from '../../../src/adapters/folder/create-only.ts';
import { folderObjects } from '../../../src/adapters/folder/objects.ts';
import { folderResults } from '../../../src/adapters/folder/results.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import { createOnlySuite } from '../../ports/create-only.suite.ts';
import { objectsSuite } from '../../ports/objects.suite.ts';
import { resultsSuite } from '../../ports/results.suite.ts';
import { temporaryFolder } from '../temporary-folder.ts';

createOnlySuite('create-only in a folder', async () => folderCreateOnly(await temporaryFolder()));
objectsSuite('objects in a folder', async () => folderObjects(await temporaryFolder()));
resultsSuite('results in a folder', async () => folderResults(await temporaryFolder()));

const content = new TextEncoder().encode('content');

test('files are for their owner alone, and so are the folders made for them', async () => {
  const root = join(await temporaryFolder(), 'made');
  await folderCreateOnly(root).put('deep/er/one', content);
  expect((await stat(join(root, 'deep/er/one'))).mode & 0o777).toBe(0o600);
  for (const folder of ['.', 'deep', 'deep/er']) expect((await stat(join(root, folder))).mode & 0o777).toBe(0o700);
});

test('no draft is left, whether the put succeeds or is refused', async () => {
  const root = await temporaryFolder();
  const store = folderCreateOnly(root);
  await store.put('one', content);
  await expect(store.put('one', content)).rejects.toMatchObject({ code: 'already-there' });
  expect(await readdir(join(root, '.tmp'))).toEqual([]);
});

test('what another process put is there for a store opened later', async () => {
  const root = await temporaryFolder();
  await folderCreateOnly(root).put('one', content);
  await expect(folderCreateOnly(root).put('one', content)).rejects.toMatchObject({ code: 'already-there' });
  expect(await folderCreateOnly(root).get('one')).toEqual(content);
});

test('a link in the place of a file is not followed', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'secret'), 'secret');
  await symlink(join(root, 'secret'), join(root, 'one'));
  await expect(folderCreateOnly(root).get('one')).rejects.toMatchObject({ code: 'store-unreadable' });
  expect(await folderCreateOnly(root).has('one')).toBe(false);
  await expect(folderCreateOnly(root).put('one', content)).rejects.toMatchObject({ code: 'already-there' });
});

test('a folder in the place of a file is no content', async () => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'one'));
  await expect(folderCreateOnly(root).get('one')).rejects.toMatchObject({ code: 'store-unreadable' });
});

test('a put where a file stands in for the folder fails and says that nothing happened', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'runs'), '');
  await expect(folderCreateOnly(root).put('runs/one', content)).rejects.toMatchObject({
    code: 'store-failed',
    outcome: 'nothing-happened',
  });
});

test('a changed object is damaged when it is read, and is not put again over the damage', async () => {
  const root = await temporaryFolder();
  const objects = folderObjects(root);
  const digest = await objects.put('judgement');
  const file = join(root, digest.slice(7, 9), digest.slice(7));
  await chmod(file, 0o600);
  await writeFile(file, 'Judgement');
  await expect(objects.get(digest)).rejects.toMatchObject({ code: 'object-damaged' });
  await expect(objects.put('judgement')).rejects.toMatchObject({ code: 'object-damaged' });
});

test('an object swapped for another one is damaged', async () => {
  const root = await temporaryFolder();
  const objects = folderObjects(root);
  const digest = await objects.put('mine');
  await writeFile(join(root, digest.slice(7, 9), digest.slice(7)), 'other');
  expect(await objects.put('other')).toBe(digestOf('other'));
  await expect(objects.get(digest)).rejects.toMatchObject({ code: 'object-damaged' });
});
