import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { createSqliteLedger, type SqliteLedger } from '../../../src/adapters/sqlite/ledger.ts';
import { alarm, opened } from '../../domain/ledger/made-facts.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export const databaseIn = (folder: string) => join(folder, 'ledger.sqlite');
export const headsIn = (folder: string) => join(folder, 'heads.log');

/** An empty ledger in a fresh folder. */
export async function freshLedger(): Promise<{ folder: string; ledger: SqliteLedger }> {
  const folder = join(await temporaryFolder(), 'ledger');
  const ledger = await createSqliteLedger(folder);
  onTestFinished(() => closeQuietly(ledger));
  return { folder, ledger };
}

/** A closed ledger with this many entries, all in the database file itself. */
export async function filledFolder(entries: number): Promise<string> {
  const { folder, ledger } = await freshLedger();
  for (let sequence = 1; sequence <= entries; sequence += 1) {
    const facts = [sequence === 1 ? opened : alarm(`number ${sequence}`)];
    await ledger.append({ id: `append ${sequence}`, at: 1000 * sequence, facts, expected: new Map() });
  }
  ledger.close();
  return folder;
}

/** What somebody with the file and SQLite can do to it. */
export function tamper(folder: string, ...sql: readonly string[]): void {
  const database = new DatabaseSync(databaseIn(folder));
  database.exec('DROP TRIGGER IF EXISTS entries_stay; DROP TRIGGER IF EXISTS entries_keep');
  for (const one of sql) database.exec(one);
  database.close();
}

export function linesOf(folder: string): readonly string[] {
  const database = new DatabaseSync(databaseIn(folder), { readOnly: true });
  const rows = database.prepare('SELECT line FROM entries ORDER BY sequence').all();
  database.close();
  return rows.map(({ line }) => String(line));
}

export function addToHeads(folder: string, text: string): void {
  appendFileSync(headsIn(folder), text);
}

function closeQuietly(ledger: SqliteLedger): void {
  try {
    ledger.close();
  } catch {
    // Closed by the test itself.
  }
}
