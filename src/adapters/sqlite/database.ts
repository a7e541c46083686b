import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { isBusy, refused, translate } from './failure.ts';
import { createHeads } from './heads-file.ts';
import { requireLocal, requireSqlite } from './requirements.ts';

/** Raised when an older program must not touch what a newer one writes. */
const schemaEpoch = 1;

const applicationId = 0x57415645;
const waitMs = 15_000;
// SQLite waits by blocking the whole process, so it waits briefly and we wait in between.
const blockMs = 100;

const schema = `
  CREATE TABLE entries (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, line TEXT NOT NULL) STRICT;
  CREATE TABLE streams (name TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE spent (d TEXT PRIMARY KEY, sequence INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TRIGGER entries_stay BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER entries_keep BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${schemaEpoch};
`;

export function databasePath(folder: string): string {
  return join(folder, 'ledger.sqlite');
}

/** Makes folder and files where they are not there yet, for their owner alone, and opens the database. */
export async function createDatabase(folder: string): Promise<DatabaseSync> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await requireLocal(folder);
    // SQLite itself would make it readable for others. Its log files take over the mode.
    closeSync(openSync(databasePath(folder), 'a', 0o600));
    createHeads(folder);
    return await open(folder, (database) => atOnce(database, () => makeSchema(database)));
  } catch (cause) {
    throw translate(cause, 'nothing-happened');
  }
}

/** Opens the database for writing. Failures: `not-a-ledger`, `ledger-newer`, `ledger-damaged`, and those of its place. */
export async function openDatabase(folder: string): Promise<DatabaseSync> {
  if (!existsSync(databasePath(folder))) throw refused('not-a-ledger', 'there is no ledger here');
  try {
    await requireLocal(folder);
    return await open(folder, requireEpoch);
  } catch (cause) {
    throw translate(cause, 'nothing-happened');
  }
}

/** Opens a database file to look at it. Throws what SQLite throws. */
export async function openReadOnly(file: string): Promise<DatabaseSync> {
  const database = await connect(file, true);
  return whole(database, () => {
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
    requireEpoch(database);
  });
}

async function open(folder: string, prepare: (database: DatabaseSync) => void): Promise<DatabaseSync> {
  const database = await connect(databasePath(folder), false);
  return whole(database, () =>
    whileBusy(() => {
      database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
      const mode = database.prepare('PRAGMA journal_mode = WAL').get();
      if (mode?.journal_mode !== 'wal') throw refused('ledger-failed', 'SQLite cannot keep a write-ahead log here');
      database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON');
      prepare(database);
    }),
  );
}

async function connect(file: string, readOnly: boolean): Promise<DatabaseSync> {
  const { DatabaseSync: Database } = await import('node:sqlite');
  requireSqlite(process.versions.sqlite ?? '0');
  return new Database(file, { readOnly, timeout: blockMs, allowExtension: false });
}

async function whole(database: DatabaseSync, prepare: () => void | Promise<void>): Promise<DatabaseSync> {
  try {
    await prepare();
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

function makeSchema(database: DatabaseSync): void {
  if (numberOf(database, 'user_version') === 0 && numberOf(database, 'application_id') === 0) database.exec(schema);
  requireEpoch(database);
}

function requireEpoch(database: DatabaseSync): void {
  if (numberOf(database, 'application_id') !== applicationId) {
    throw refused('not-a-ledger', 'the database here is not a ledger of waves');
  }
  const epoch = numberOf(database, 'user_version');
  if (epoch > schemaEpoch) {
    throw refused(
      'ledger-newer',
      `the ledger was written by a newer waves (epoch ${epoch}; this one has ${schemaEpoch})`,
    );
  }
}

function numberOf(database: DatabaseSync, pragma: 'user_version' | 'application_id'): number {
  return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}

/**
 * Runs one writing transaction. The work is synchronous: a transaction that lived across an `await` would swallow
 * the writes of others on this connection (F20). When the commit itself fails, nobody knows whether it happened.
 */
export function atOnce<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  let isCommitting = false;
  try {
    const result = work();
    isCommitting = true;
    database.exec('COMMIT');
    return result;
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw translate(cause, isCommitting ? 'unknown' : 'nothing-happened');
  }
}

/** Tries again while other processes hold the database, then fails with `ledger-busy`. */
export async function whileBusy<T>(work: () => T): Promise<T> {
  const until = performance.now() + waitMs;
  for (;;) {
    try {
      return work();
    } catch (cause) {
      if (!isBusy(cause) || performance.now() > until) throw translate(cause, 'nothing-happened');
      await pause(5 + Math.random() * 20);
    }
  }
}
