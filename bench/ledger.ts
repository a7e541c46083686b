import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createSqliteLedger, type SqliteLedger } from '../src/adapters/sqlite/ledger.ts';
import { verifyLedgerFolder } from '../src/adapters/sqlite/verify.ts';
import { factsOf, opened } from '../test/domain/ledger/made-facts.ts';

/**
 * `npm run bench:ledger`: how many decisions a second are durable in the embedded ledger, beside the fewest flushes of
 * the disk that any durable record takes, and how long a ledger of 100,000 entries takes to verify.
 */
const decisions = 1_000;
const entries = Number(process.argv[2] ?? 100_000);
const { started, asked } = factsOf('p1', 'a/edge');

function perSecond(count: number, began: number): number {
  return count / ((performance.now() - began) / 1000);
}

async function decide(ledger: SqliteLedger, count: number): Promise<void> {
  const stream = 'stack:a/edge';
  let sequence = 0;
  for (let at = 1; at <= count; at += 1) {
    const entry = await ledger.append({
      id: `decision ${at}`,
      at: 1_000 + at,
      facts: [asked(`r${at}`)],
      expected: new Map([[stream, sequence]]),
    });
    if (typeof entry === 'string') throw new Error(`decision ${at} was refused: ${entry}`);
    sequence = entry.sequence;
  }
}

async function begun(folder: string): Promise<SqliteLedger> {
  const ledger = await createSqliteLedger(folder);
  await ledger.append({ id: 'opened', at: 1_000, facts: [opened, started], expected: new Map() });
  return ledger;
}

/** Lines in a file, each flushed to the disk. */
function flushed(folder: string): number {
  const file = openSync(join(folder, 'lines'), 'a');
  const began = performance.now();
  for (let at = 0; at < decisions; at += 1) {
    writeSync(file, `${'x'.repeat(500)}\n`);
    fsyncSync(file);
  }
  closeSync(file);
  return perSecond(decisions, began);
}

/** Rows in a table, each a transaction as durable as the ledger's. */
function inserted(folder: string): number {
  const database = new DatabaseSync(join(folder, 'rows.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (line TEXT) STRICT');
  const insert = database.prepare('INSERT INTO rows VALUES (?)');
  const began = performance.now();
  for (let at = 0; at < decisions; at += 1) insert.run('x'.repeat(500));
  const rate = perSecond(decisions, began);
  database.close();
  return rate;
}

async function durable(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'waves-bench-'));
  try {
    const ledger = await begun(folder);
    const began = performance.now();
    await decide(ledger, decisions);
    const ours = perSecond(decisions, began);
    ledger.close();
    const [lines, rows] = [flushed(folder), inserted(folder)];
    console.log(`durable decisions: ${(rows / ours).toFixed(1)} times as long as one inserted row`);
    for (const [name, rate] of Object.entries({
      'append to the ledger': ours,
      'insert a row': rows,
      'flush a line': lines,
    }))
      console.log(`  ${name.padEnd(28)}${rate.toFixed(0).padStart(8)} a second`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Made where flushing costs nothing, so that making it takes a minute and not an hour. */
async function verified(): Promise<void> {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'waves-bench-'));
  try {
    const ledger = await begun(folder);
    const made = performance.now();
    await decide(ledger, entries - 1);
    console.log(`\n${entries} entries, made in memory at ${perSecond(entries, made).toFixed(0)} a second`);
    ledger.close();
    for (const depth of ['whole', 'hashes'] as const) {
      const [began, worked] = [performance.now(), process.cpuUsage()];
      const result = await verifyLedgerFolder(folder, [], depth);
      if (!result.ok) throw new Error(result.say);
      const { user, system } = process.cpuUsage(worked);
      const seconds = ((performance.now() - began) / 1000).toFixed(2).padStart(8);
      console.log(`  audit verify, ${depth.padEnd(14)}${seconds} s, ${((user + system) / 1e6).toFixed(2)} s of work`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await durable();
await verified();
