import { cp, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSqliteLedger } from '../../../src/adapters/sqlite/ledger.ts';
import { verifyLedgerFolder } from '../../../src/adapters/sqlite/verify.ts';
import { alarm, factsOf, opened } from '../../domain/ledger/made-facts.ts';
import { append, seen } from '../../ports/ledger.suite.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { addToHeads, databaseIn, filledFolder, freshLedger, headsIn, linesOf, tamper } from './a-ledger.ts';

const { started, judged, intended, asked } = factsOf('p1', 'a/edge');

/** Six entries, the last an intent. */
async function promotedFolder(): Promise<string> {
  const { folder, ledger } = await freshLedger();
  for (const facts of [[opened], [started], [asked('r1')], [judged('n1')], [alarm('ä')]]) {
    await ledger.append(append(facts));
  }
  await ledger.append(append([intended('n1')], { expected: seen(5, 4, 4) }));
  ledger.close();
  return folder;
}

describe('verifying a folder', () => {
  test('finds an untouched ledger whole, closed or in use', async () => {
    const folder = await promotedFolder();
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: true, entries: 6 });
    const ledger = await openSqliteLedger(folder);
    await ledger.append(append([alarm('x')]));
    expect(await verifyLedgerFolder(folder)).toEqual({ ok: true, head: await ledger.head(), entries: 7 });
    ledger.close();
  });

  test('works on a copy of the files of a ledger in use', async () => {
    const { folder, ledger } = await freshLedger();
    await ledger.append(append([opened]));
    await ledger.append(append([alarm('x')]));
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true });
    expect(await verifyLedgerFolder(copy)).toMatchObject({ ok: true, entries: 2 });
    await rm(`${databaseIn(copy)}-wal`);
    expect(await verifyLedgerFolder(copy)).toMatchObject({ ok: false });
  });

  test('works where no file can be made beside the database', async () => {
    const folder = await promotedFolder();
    // A folder in its place keeps SQLite from its shared memory, as a read-only medium does.
    await mkdir(`${databaseIn(folder)}-shm`);
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: true, entries: 6 });
  });

  test('sees a changed byte by the hashes alone, but not an index that says otherwise', async () => {
    const folder = await promotedFolder();
    expect(await verifyLedgerFolder(folder, [], 'hashes')).toMatchObject({ ok: true, entries: 6 });
    const indexed = await promotedFolder();
    tamper(indexed, 'UPDATE streams SET sequence = 1');
    expect(await verifyLedgerFolder(indexed, [], 'hashes')).toMatchObject({ ok: true });
    expect(await verifyLedgerFolder(indexed)).toMatchObject({ ok: false });
    const changed = await promotedFolder();
    tamper(changed, "UPDATE entries SET line = replace(line, '2.5.0', '2.5.1') WHERE sequence = 2");
    expect(await verifyLedgerFolder(changed, [], 'hashes')).toMatchObject({ ok: false, sequence: 2 });
  });

  test('leaves the database as it is', async () => {
    const folder = await promotedFolder();
    const before = await readFile(databaseIn(folder));
    await verifyLedgerFolder(folder);
    expect((await readFile(databaseIn(folder))).equals(before)).toBe(true);
  });

  test('of nothing is no answer', async () => {
    await expect(verifyLedgerFolder(await temporaryFolder())).rejects.toMatchObject({ code: 'not-a-ledger' });
  });

  test('says that the database is gone', async () => {
    const folder = await promotedFolder();
    await rm(databaseIn(folder));
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: false, say: expect.stringMatching(/gone/) });
  });
});

describe('verifying names the entry', () => {
  test('of whose stored row any byte was changed', { timeout: 60_000 }, async () => {
    const folder = await promotedFolder();
    const lines = linesOf(folder).map((line) => Buffer.from(line));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (at, offset, flip) => {
          const bytes = Buffer.from(lines[at - 1] ?? []);
          const index = offset % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ flip;
          tamper(folder, `UPDATE entries SET line = CAST(x'${bytes.toString('hex')}' AS TEXT) WHERE sequence = ${at}`);
          const result = await verifyLedgerFolder(folder);
          tamper(
            folder,
            `UPDATE entries SET line = CAST(x'${lines[at - 1]?.toString('hex')}' AS TEXT) WHERE sequence = ${at}`,
          );
          expect(result).toMatchObject({ ok: false, sequence: at });
        },
      ),
      { numRuns: 150 },
    );
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: true });
  });

  test.each([
    ['filed under another id', "UPDATE entries SET id = 'other' WHERE sequence = 4", 4],
    ['filed under another sequence', 'UPDATE entries SET sequence = 77 WHERE sequence = 4', 4],
    ['the last, filed further on', 'UPDATE entries SET sequence = 77 WHERE sequence = 6', 6],
    ['removed', 'DELETE FROM entries WHERE sequence = 2', 2],
    ['whose stream is said to be elsewhere', "UPDATE streams SET sequence = 3 WHERE name = 'stack:a/edge'", 6],
    ['whose stream is forgotten', "DELETE FROM streams WHERE name = 'governance'", 5],
    ['of a stream that is nowhere', "INSERT INTO streams VALUES ('stack:b', 2)", 2],
    ['whose plan is said to be unspent', 'DELETE FROM spent', 6],
    ['of a plan that was never spent', "INSERT INTO spent VALUES ('sha256:0', 3)", 3],
  ])('%s', async (_, sql, sequence) => {
    const folder = await promotedFolder();
    tamper(folder, sql);
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: false, sequence });
  });
});

describe('an end that was cut off', () => {
  test('is seen in heads.log, however much it is', async () => {
    for (const kept of [0, 1, 7]) {
      const folder = await filledFolder(8);
      tamper(folder, `DELETE FROM entries WHERE sequence > ${kept}`, `DELETE FROM streams WHERE ${kept} = 0`);
      expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: false, sequence: kept + 1 });
    }
  });

  test('is seen against heads printed elsewhere when heads.log was cut too', async () => {
    const folder = await filledFolder(8);
    const printed = await headOf(folder);
    const heads = await readFile(headsIn(folder), 'utf8');
    await writeFile(headsIn(folder), heads.split('\n').slice(0, 5).join('\n').concat('\n'));
    tamper(folder, 'DELETE FROM entries WHERE sequence > 5', 'UPDATE streams SET sequence = 5');
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: true, entries: 5 });
    expect(await verifyLedgerFolder(folder, [printed])).toMatchObject({ ok: false, sequence: 6 });
  });

  test('cannot be ruled out without any head, and then nothing is called whole', async () => {
    const folder = await filledFolder(8);
    const printed = await headOf(folder);
    await rm(headsIn(folder));
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: false, sequence: 0 });
    expect(await verifyLedgerFolder(folder, [printed])).toMatchObject({ ok: true });
  });
});

describe('heads.log', () => {
  test('may lack the last head, and may end with one that a crash cut off', async () => {
    const folder = await filledFolder(4);
    const heads = await readFile(headsIn(folder), 'utf8');
    for (const size of [heads.length - 1, heads.length - 40, heads.length - 80]) {
      await truncate(headsIn(folder), size);
      expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: true });
    }
  });

  test('with a line that never was a head is itself tampered with', async () => {
    const folder = await filledFolder(4);
    addToHeads(folder, '4 4000 sha1:abc\n');
    expect(await verifyLedgerFolder(folder)).toMatchObject({
      ok: false,
      say: expect.stringMatching(/line 5 of heads/),
    });
  });

  test('with another head of an entry is held against it', async () => {
    const folder = await filledFolder(4);
    addToHeads(folder, `3 3000 sha256:${'0'.repeat(64)}\n`);
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: false, sequence: 3 });
  });
});

test('a damaged database file is an answer, and never called whole with other entries', {
  timeout: 60_000,
}, async () => {
  const folder = await filledFolder(30);
  const lines = linesOf(folder);
  const whole = await readFile(databaseIn(folder));
  let found = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (offset, flip) => {
      const flipped = Buffer.from(whole);
      flipped[offset] = (flipped[offset] ?? 0) ^ flip;
      await writeFile(databaseIn(folder), flipped);
      const result = await verifyLedgerFolder(folder).catch((error) => error);
      if (result.ok === true) expect(linesOf(folder)).toEqual(lines);
      else if (result.ok === false) found += 1;
      else expect(result).toMatchObject({ code: expect.stringMatching(/^ledger-(newer|failed)$/) });
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(20);
});

async function headOf(folder: string) {
  const result = await verifyLedgerFolder(folder);
  if (!result.ok) throw new Error(result.say);
  return result.head;
}
