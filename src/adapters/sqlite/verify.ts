import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Failure } from '../../domain/failure.ts';
import { type ChainResult, verifyChain, verifyHashes } from '../../domain/ledger/chain.ts';
import type { Entry } from '../../domain/ledger/entry.ts';
import type { Head } from '../../ports/ledger.ts';
import { intentsOf, streamsTouched } from '../../ports/ledger-admit.ts';
import { databasePath, openReadOnly, whileBusy } from './database.ts';
import { isDamage, isUnopenable, refused, translate } from './failure.ts';
import { headsPath, readHeads } from './heads-file.ts';

/** Everything, or only what shows that nobody touched it. */
export type VerifyDepth = 'whole' | 'hashes';

type Against = { readonly heads: readonly Head[]; readonly depth: VerifyDepth };

/**
 * Verifies a ledger's folder, or a copy of one, without writing to the ledger: the chain over the stored lines against
 * heads.log and further heads, then everything else in the database against the chain; or hashes, links and heads alone.
 * Damage is an answer; Failures: `not-a-ledger`, `ledger-newer`, and a file that cannot be opened.
 */
export async function verifyLedgerFolder(
  folder: string,
  heads: readonly Head[] = [],
  depth: VerifyDepth = 'whole',
): Promise<ChainResult> {
  const own = readHeads(folder);
  if (own.bad !== undefined) return bad(0, `line ${own.bad} of heads.log is no head`);
  const against = { heads: [...own.heads, ...heads], depth };
  const file = databasePath(folder);
  if (!existsSync(file)) {
    if (!existsSync(headsPath(folder))) throw refused('not-a-ledger', 'there is no ledger here');
    return bad(0, 'the database is gone and heads.log is still there');
  }
  try {
    return await verifyFile(file, against);
  } catch (cause) {
    if (isUnopenable(cause)) return verifyCopy(file, against);
    return unlessDamaged(cause);
  }
}

// Reading a write-ahead log needs a file beside it; where none can be made, a copy is read.
async function verifyCopy(file: string, against: Against): Promise<ChainResult> {
  const folder = mkdtempSync(join(tmpdir(), 'waves-verify-'));
  try {
    const copy = databasePath(folder);
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    return await verifyFile(copy, against);
  } catch (cause) {
    return unlessDamaged(cause);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unlessDamaged(cause: unknown): ChainResult {
  const isNone = cause instanceof Failure && cause.code === 'not-a-ledger';
  if (isDamage(cause) || isNone) return bad(0, 'the database file is damaged: it cannot be read as a ledger');
  throw translate(cause, 'nothing-happened');
}

async function verifyFile(file: string, against: Against): Promise<ChainResult> {
  const database = await openReadOnly(file);
  try {
    return await whileBusy(() => verifyDatabase(database, against));
  } finally {
    database.close();
  }
}

// One snapshot for all questions, so that an append in between is no contradiction.
function verifyDatabase(database: DatabaseSync, { heads, depth }: Against): ChainResult {
  database.exec('BEGIN');
  try {
    const walked = { count: 0 };
    try {
      const lines = storedLines(database, walked);
      const index = indexed();
      const chain = depth === 'hashes' ? verifyHashes(lines, heads) : verifyChain(lines, heads, index.add);
      if (!chain.ok) return chain;
      if (chain.entries > 1 && heads.length === 0) {
        return bad(0, 'there is no heads.log and no head was given, so nothing shows whether the end is cut off');
      }
      if (depth === 'hashes') return chain;
      return wrongColumn(database) ?? wrongIndex(database, index) ?? unsound(database) ?? chain;
    } catch (cause) {
      if (isDamage(cause)) return bad(walked.count + 1, `the database file is damaged after entry ${walked.count}`);
      throw cause;
    }
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

function* storedLines(database: DatabaseSync, walked: { count: number }): Generator<string> {
  // Bytes, because SQLite's own decoding would make one character of different broken ones.
  const rows = database.prepare('SELECT CAST(line AS BLOB) AS line FROM entries ORDER BY sequence').iterate();
  for (const { line } of rows) {
    yield line instanceof Uint8Array ? textFrom(line) : '';
    walked.count += 1;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textFrom(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return '';
  }
}

function wrongColumn(database: DatabaseSync): ChainResult | undefined {
  const row = database
    .prepare(
      `SELECT json_extract(line, '$.entry.sequence') AS sequence FROM entries
       WHERE id IS NOT json_extract(line, '$.entry.id') OR sequence IS NOT json_extract(line, '$.entry.sequence')
       ORDER BY 1 LIMIT 1`,
    )
    .get();
  return row && bad(Number(row.sequence), `entry ${row.sequence} is filed under another sequence or id`);
}

/** What the entries say of positions and spent records. */
function indexed() {
  const streams = new Map<string, number>();
  const spent = new Map<string, number>();
  const add = ({ facts, sequence }: Entry): void => {
    for (const stream of streamsTouched(facts)) streams.set(stream, sequence);
    for (const d of intentsOf(facts)) spent.set(d, sequence);
  };
  return { streams, spent, add };
}

/** Positions and spent records decide about appends, so they must say what the chain says. */
function wrongIndex(
  database: DatabaseSync,
  { streams, spent }: Pick<ReturnType<typeof indexed>, 'streams' | 'spent'>,
): ChainResult | undefined {
  const found =
    unequal(streams, rowsOf(database, 'SELECT name, sequence FROM streams')) ??
    unequal(spent, rowsOf(database, 'SELECT d AS name, sequence FROM spent'));
  return found && bad(found.sequence, `the database says otherwise of ${found.name} than entry ${found.sequence}`);
}

function rowsOf(database: DatabaseSync, sql: string): ReadonlyMap<string, number> {
  const rows = database.prepare(sql).all();
  return new Map(rows.map(({ name, sequence }) => [String(name), Number(sequence)]));
}

function unequal(said: ReadonlyMap<string, number>, stored: ReadonlyMap<string, number>) {
  for (const [name, sequence] of said) if (stored.get(name) !== sequence) return { name, sequence };
  for (const [name, sequence] of stored) if (!said.has(name)) return { name, sequence };
  return undefined;
}

function unsound(database: DatabaseSync): ChainResult | undefined {
  const verdict = database.prepare('PRAGMA integrity_check(1)').get()?.integrity_check;
  return verdict === 'ok' ? undefined : bad(0, `the database file is damaged outside the entries: ${verdict}`);
}

function bad(sequence: number, say: string): ChainResult {
  return { ok: false, sequence, say };
}
