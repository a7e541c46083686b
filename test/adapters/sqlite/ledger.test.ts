import { chmod, copyFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { createSqliteLedger, openSqliteLedger } from '../../../src/adapters/sqlite/ledger.ts';
import { networkFileSystem, requireSqlite } from '../../../src/adapters/sqlite/requirements.ts';
import { alarm, opened } from '../../domain/ledger/made-facts.ts';
import { append, ledgerSuite } from '../../ports/ledger.suite.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { addToHeads, databaseIn, filledFolder, freshLedger, headsIn, linesOf, tamper } from './a-ledger.ts';

ledgerSuite('a ledger in SQLite', async () => {
  const { folder, ledger } = await freshLedger();
  return { ledger, lines: async () => linesOf(folder) };
});

const later = { at: 1_000_000 };

describe('the folder of a ledger', () => {
  test('and all files in it are for their owner alone', async () => {
    const { folder, ledger } = await freshLedger();
    await ledger.append(append([opened]));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const file of [databaseIn(folder), `${databaseIn(folder)}-wal`, headsIn(folder)]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
  });

  test('that has none is no ledger, and looking makes none', async () => {
    const folder = await temporaryFolder();
    await expect(openSqliteLedger(folder)).rejects.toMatchObject({ code: 'not-a-ledger' });
    await expect(stat(databaseIn(folder))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('may be made again and keeps what it has', async () => {
    const folder = await filledFolder(2);
    const again = await createSqliteLedger(folder);
    expect(await again.head()).toMatchObject({ sequence: 2 });
    again.close();
  });

  test('with the database of another program is no ledger', async () => {
    const folder = await temporaryFolder();
    const other = new DatabaseSync(databaseIn(folder));
    other.exec('PRAGMA user_version = 7');
    other.close();
    await expect(createSqliteLedger(folder)).rejects.toMatchObject({ code: 'not-a-ledger' });
    await expect(openSqliteLedger(folder)).rejects.toMatchObject({ code: 'not-a-ledger' });
  });

  test('written by a newer program is left alone', async () => {
    const folder = await filledFolder(2);
    tamper(folder, 'PRAGMA user_version = 2');
    const before = await readFile(databaseIn(folder));
    const refusal = { code: 'ledger-newer', outcome: 'nothing-happened' };
    await expect(openSqliteLedger(folder)).rejects.toMatchObject(refusal);
    await expect(createSqliteLedger(folder)).rejects.toMatchObject(refusal);
    expect((await readFile(databaseIn(folder))).equals(before)).toBe(true);
  });

  test('with a file that is no database is damaged', async () => {
    const folder = await temporaryFolder();
    await writeFile(databaseIn(folder), 'no database at all, and longer than a header of a hundred bytes'.repeat(4));
    await expect(openSqliteLedger(folder)).rejects.toMatchObject({ code: 'ledger-damaged' });
  });

  test('with a database that was cut in half is damaged', async () => {
    const folder = await filledFolder(40);
    await truncate(databaseIn(folder), 8192);
    await expect(openSqliteLedger(folder)).rejects.toMatchObject({ code: 'ledger-damaged' });
  });

  test('with a database whose pages were overwritten is damaged, and nothing is written to it', async () => {
    const folder = await filledFolder(40);
    const bytes = await readFile(databaseIn(folder));
    await writeFile(databaseIn(folder), Buffer.from(bytes).fill(0xff, 4096));
    const ledger = await openSqliteLedger(folder);
    const refusal = { code: 'ledger-damaged', outcome: 'nothing-happened' };
    await expect(ledger.read(0)).rejects.toMatchObject(refusal);
    await expect(ledger.append(append([alarm('x')], later))).rejects.toMatchObject(refusal);
    ledger.close();
  });
});

describe('two openers of one folder', () => {
  test('see each other and conflict where both looked at one place', async () => {
    const { folder, ledger } = await freshLedger();
    const other = await openSqliteLedger(folder);
    await ledger.append(append([opened]));
    const seen = { expected: new Map([['governance', 1]]) };
    expect(await other.append(append([alarm('theirs')], seen))).toMatchObject({ sequence: 2 });
    expect(await ledger.append(append([alarm('ours')], seen))).toBe('conflict');
    expect(await ledger.read(0)).toEqual(await other.read(0));
    other.close();
  });

  test('wait for a writer that takes its time', async () => {
    const { folder, ledger } = await freshLedger();
    const writer = new DatabaseSync(databaseIn(folder));
    writer.exec('BEGIN IMMEDIATE');
    setTimeout(() => writer.exec('ROLLBACK'), 400);
    expect(await ledger.append(append([opened]))).toMatchObject({ sequence: 1 });
    writer.close();
  });
});

describe('heads.log', () => {
  test('has the head after each append, hash last', async () => {
    const { folder, ledger } = await freshLedger();
    const one = await ledger.append(append([opened], { at: 5 }));
    const two = await ledger.append(append([alarm('x')], { at: 7 }));
    if (typeof one === 'string' || typeof two === 'string') throw new Error('not appended');
    expect(await readFile(headsIn(folder), 'utf8')).toBe(`1 5 ${one.hash}\n2 7 ${two.hash}\n`);
  });

  test('takes no line for a refusal or an answer given again', async () => {
    const { folder, ledger } = await freshLedger();
    const first = append([opened]);
    await ledger.append(first);
    await ledger.append(first);
    await ledger.append(append([alarm('x')], { expected: new Map([['governance', 0]]) }));
    expect((await readFile(headsIn(folder), 'utf8')).split('\n')).toHaveLength(2);
  });

  test('that is gone stops all appends, and nothing is written', async () => {
    const { folder, ledger } = await freshLedger();
    await ledger.append(append([opened]));
    await rm(headsIn(folder));
    const refusal = { code: 'witness-lost', outcome: 'nothing-happened' };
    await expect(ledger.append(append([alarm('x')]))).rejects.toMatchObject(refusal);
    expect(await ledger.head()).toMatchObject({ sequence: 1 });
  });

  test('with a line cut off by a crash begins a new one', async () => {
    const folder = await filledFolder(3);
    addToHeads(folder, '4 40');
    const ledger = await openSqliteLedger(folder);
    const entry = await ledger.append(append([alarm('x')], later));
    expect(entry).toMatchObject({ sequence: 4 });
    expect((await readFile(headsIn(folder), 'utf8')).split('\n').slice(-3, -1)).toEqual([
      '4 40',
      expect.stringMatching(/^4 1000000 sha256:/),
    ]);
    ledger.close();
  });

  test('stops a database that was put back to an older day from growing another future', async () => {
    const folder = await filledFolder(3);
    await copyFile(databaseIn(folder), `${folder}-older`);
    const ledger = await openSqliteLedger(folder);
    await ledger.append(append([alarm('lost')], later));
    ledger.close();
    await copyFile(`${folder}-older`, databaseIn(folder));
    const older = await openSqliteLedger(folder);
    const refusal = { code: 'ledger-tampered', outcome: 'nothing-happened' };
    await expect(older.append(append([alarm('x')], later))).rejects.toMatchObject(refusal);
    expect(await older.head()).toMatchObject({ sequence: 3 });
    older.close();
  });
});

describe('entries', () => {
  test('cannot be changed or deleted through SQLite by mistake', async () => {
    const folder = await filledFolder(3);
    const database = new DatabaseSync(databaseIn(folder));
    expect(() => database.exec('DELETE FROM entries WHERE sequence = 3')).toThrow(/append-only/);
    expect(() => database.exec("UPDATE entries SET line = ''")).toThrow(/append-only/);
    database.close();
  });

  test.each([
    ['changed', "UPDATE entries SET line = replace(line, 'number 3', 'number 4') WHERE sequence = 3"],
    ['removed', 'DELETE FROM entries WHERE sequence = 3'],
    ['no text', "UPDATE entries SET line = '' WHERE sequence = 3"],
  ])('of which one is %s are not given to anybody', async (_, sql) => {
    const folder = await filledFolder(5);
    tamper(folder, sql);
    const ledger = await openSqliteLedger(folder);
    await expect(ledger.read(0)).rejects.toMatchObject({ code: 'ledger-tampered' });
    await expect(ledger.read(2)).rejects.toMatchObject({ code: 'ledger-tampered' });
    expect(await ledger.read(4)).toHaveLength(1);
    ledger.close();
  });
});

describe('what a ledger needs', () => {
  test.each(['3.51.2', '3.7.99', '2.99.99', '3.51', '0', 'none'])('SQLite %s is refused', (version) => {
    expect(() => requireSqlite(version)).toThrowError(expect.objectContaining({ code: 'sqlite-too-old' }));
  });

  test.each(['3.51.3', '3.51.10', '3.53.0', '4.0.0', '10.0'])('SQLite %s will do', (version) => {
    expect(() => requireSqlite(version)).not.toThrow();
  });

  test('network file systems are known by the number Linux gives them, signed or not', () => {
    expect([0x6969, 0xff534d42, -11317950, 0x01021997].map(networkFileSystem)).toEqual(['NFS', 'CIFS', 'CIFS', '9P']);
    expect([0xef53, 0x01021994, 0x9123683e, 0x58465342].map(networkFileSystem)).toEqual(Array(4).fill(undefined));
  });
});

test.runIf(process.getuid?.() !== 0)('a folder that cannot be written says so', async () => {
  const folder = await temporaryFolder();
  await chmod(folder, 0o500);
  await expect(createSqliteLedger(folder)).rejects.toMatchObject({ code: 'ledger-failed' });
});
