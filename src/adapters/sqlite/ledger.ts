import type { DatabaseSync } from 'node:sqlite';
import { type Entry, genesis, type Head, headOf, readLine, seal } from '../../domain/ledger/entry.ts';
import { admit, answerAgain, intentsOf, streamsTouched } from '../../ports/ledger-admit.ts';
import type { Append, Ledger } from '../../ports/ledger-append.ts';
import { atOnce, createDatabase, openDatabase, whileBusy } from './database.ts';
import { refused } from './failure.ts';
import { openWitness } from './heads-file.ts';
import { type Statements, statements, textOf } from './statements.ts';

/** A ledger in a folder, for any number of processes of one machine. Closing ends all use of it. */
export type SqliteLedger = Ledger & { close(): void };

/** Opens the ledger of a folder and makes an empty one where there is none. */
export async function createSqliteLedger(folder: string): Promise<SqliteLedger> {
  return ledgerOn(folder, await createDatabase(folder));
}

/** Opens the ledger of a folder. Failure `not-a-ledger` where there is none. */
export async function openSqliteLedger(folder: string): Promise<SqliteLedger> {
  return ledgerOn(folder, await openDatabase(folder));
}

function ledgerOn(folder: string, database: DatabaseSync): SqliteLedger {
  const sql = statements(database);
  return {
    read: (after) => whileBusy(() => entriesAfter(sql, after)),
    head: () => whileBusy(() => headIn(sql)),
    append: (append) => whileBusy(() => appendTo({ folder, database, sql }, append)),
    close: () => database.close(),
  };
}

type Store = { readonly folder: string; readonly database: DatabaseSync; readonly sql: Statements };

/** One transaction, then the head into the file beside it: the file never names an entry that was not recorded. */
function appendTo({ folder, database, sql }: Store, append: Append): Entry | 'conflict' | 'spent' {
  const witness = openWitness(folder);
  try {
    const done = atOnce(database, () => {
      const stored = sql.lineById.get(append.id);
      if (stored) return { stored: answerAgain(entryFrom(textOf(stored.line)), append) };
      const head = headIn(sql);
      // First, because a ledger cut short also disagrees with every reader about its streams.
      requireWitnessed(sql, witness.last, head);
      const refusal = admit(append, standing(sql, head));
      if (refusal) return { refusal };
      return { written: write(sql, append, head) };
    });
    if (done.refusal) return done.refusal;
    if (done.stored) return done.stored;
    witness.write(headOf(done.written));
    return done.written;
  } finally {
    witness.close();
  }
}

function standing(sql: Statements, head: Head) {
  return {
    head,
    positionOf: (stream: string) => Number(sql.position.get(stream)?.sequence ?? 0),
    isSpent: (d: string) => sql.spent.get(d) !== undefined,
  };
}

function write(sql: Statements, append: Append, head: Head): Entry {
  const { entry, line } = seal(append, head);
  sql.insert.run(entry.sequence, entry.id, line);
  for (const stream of streamsTouched(entry.facts)) sql.move.run(stream, entry.sequence);
  for (const d of intentsOf(entry.facts)) sql.spend.run(d, entry.sequence);
  return entry;
}

/** INV-28: a database put back to an older day must not grow another future. */
function requireWitnessed(sql: Statements, seen: Head | undefined, head: Head): void {
  if (!seen) return;
  const stored = seen.sequence <= head.sequence ? sql.line.get(seen.sequence) : undefined;
  if (stored && entryFrom(textOf(stored.line)).hash === seen.hash) return;
  throw refused(
    'ledger-tampered',
    `heads.log names an entry ${seen.sequence} that is not in the ledger: nothing is recorded`,
  );
}

function headIn(sql: Statements): Head {
  const last = sql.last.get();
  return last ? headOf(entryFrom(textOf(last.line))) : genesis;
}

/** Reads one more than asked for, so that the first entry is known to follow what the reader has. */
function entriesAfter(sql: Statements, after: number): readonly Entry[] {
  const entries = sql.from.all(after).map(({ line }) => entryFrom(textOf(line)));
  let before: Entry | undefined;
  for (const entry of entries) {
    const isNext = before ? entry.previous === before.hash : entry.sequence === Math.max(after, 1);
    const isPlaced = before ? entry.sequence === before.sequence + 1 : true;
    if (!isNext || !isPlaced) throw tampered(`entry ${entry.sequence} does not follow the one before it`);
    before = entry;
  }
  if (after > 0 && !before) throw tampered(`entry ${after}, which was read before, is no longer there`);
  return after > 0 ? entries.slice(1) : entries;
}

function entryFrom(line: string): Entry {
  const entry = readLine(line);
  if ('unreadable' in entry) throw tampered(`an entry ${entry.unreadable}`);
  return entry;
}

function tampered(say: string) {
  return refused('ledger-tampered', `${say}: waves audit verify names it`);
}
