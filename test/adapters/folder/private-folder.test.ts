import { chmod, chown, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { privateFolder } from '../../../src/adapters/folder/private-folder.ts';
import { createOnlySuite } from '../../ports/create-only.suite.ts';
import { temporaryFolder } from '../temporary-folder.ts';

createOnlySuite('create-only in a private folder', async () => privateFolder(await temporaryFolder()));

const key = new TextEncoder().encode('private');
const refusal = { code: 'folder-not-private', outcome: 'nothing-happened' };

describe('a private folder', () => {
  test('is made for its owner alone', async () => {
    const folder = join(await temporaryFolder(), 'keys');
    await privateFolder(folder).put('one', key);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'one'))).mode & 0o777).toBe(0o600);
  });

  test('that is not there has nothing and is not made by reading', async () => {
    const folder = join(await temporaryFolder(), 'keys');
    expect(await privateFolder(folder).get('one')).toBeUndefined();
    expect(await privateFolder(folder).has('one')).toBe(false);
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test.each([0o750, 0o705, 0o710, 0o720, 0o777])('that others may enter or read (%o) is refused', async (mode) => {
    const folder = await temporaryFolder();
    const keys = privateFolder(folder);
    await keys.put('one', key);
    await chmod(folder, mode);
    await expect(keys.get('one')).rejects.toMatchObject(refusal);
    await expect(keys.has('one')).rejects.toMatchObject(refusal);
    await expect(keys.put('two', key)).rejects.toMatchObject(refusal);
  });

  test('refuses a file in it that others may read', async () => {
    const folder = await temporaryFolder();
    await privateFolder(folder).put('one', key);
    await chmod(join(folder, 'one'), 0o640);
    await expect(privateFolder(folder).get('one')).rejects.toMatchObject(refusal);
  });

  test('that is a file is refused', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '', { mode: 0o600 });
    await expect(privateFolder(file).get('one')).rejects.toMatchObject(refusal);
    await expect(privateFolder(file).put('one', key)).rejects.toMatchObject(refusal);
  });

  // Only root can give a folder away, and only then is there anything to refuse.
  test.runIf(process.getuid?.() === 0)('of another user is refused', async () => {
    const folder = await temporaryFolder();
    await privateFolder(folder).put('one', key);
    await chown(folder, 12345, 12345);
    await expect(privateFolder(folder).get('one')).rejects.toMatchObject(refusal);
  });
});
