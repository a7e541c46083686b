import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { openSqliteLedger } from '../../../src/adapters/sqlite/ledger.ts';
import { verifyLedgerFolder } from '../../../src/adapters/sqlite/verify.ts';
import { opened } from '../../domain/ledger/made-facts.ts';
import { append } from '../../ports/ledger.suite.ts';
import { freshLedger } from './a-ledger.ts';

const script = new URL('appender.ts', import.meta.url).pathname;

type Appender = { readonly child: ChildProcess; readonly said: string[]; readonly ended: Promise<unknown> };

function startAppender(folder: string, name: string, count: number, mode: 'race' | 'free'): Appender {
  const child = spawn(process.execPath, [script, folder, name, String(count), mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: string[] = [];
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = ((chunks.pop() ?? '') + chunk).split('\n');
    chunks.push(lines.pop() ?? '');
    said.push(...lines);
  });
  return { child, said, ended: once(child, 'close') };
}

async function openedFolder(): Promise<string> {
  const { folder, ledger } = await freshLedger();
  await ledger.append(append([opened]));
  ledger.close();
  return folder;
}

const numbers = (said: readonly string[]) => said.filter((line) => line !== 'conflict').map(Number);

describe('processes that append to one ledger', () => {
  test('each get their own entries and conflict over a place both looked at', { timeout: 60_000 }, async () => {
    const folder = await openedFolder();
    const appenders = ['one', 'two'].map((name) => startAppender(folder, name, 150, 'race'));
    await Promise.all(appenders.map(({ ended }) => ended));
    const acknowledged = appenders.flatMap(({ said }) => numbers(said)).sort((a, b) => a - b);
    expect(acknowledged).toEqual(Array.from({ length: 300 }, (_, index) => index + 2));
    expect(appenders.some(({ said }) => said.includes('conflict'))).toBe(true);
    expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: true, entries: 301 });
  });

  test('lose nothing that was acknowledged when they are killed', { timeout: 60_000 }, async () => {
    const folder = await openedFolder();
    const acknowledged = new Set<number>([1]);
    for (let round = 0; round < 4; round += 1) {
      const appenders = ['a', 'b', 'c'].map((name) => startAppender(folder, `${name}${round}`, 1_000_000, 'free'));
      while (appenders.some(({ said }) => said.length === 0)) await pause(10);
      await pause(150 + 100 * round);
      for (const { child } of appenders) child.kill('SIGKILL');
      await Promise.all(appenders.map(({ ended }) => ended));
      for (const { said } of appenders) for (const sequence of numbers(said)) acknowledged.add(sequence);
      expect(await verifyLedgerFolder(folder)).toMatchObject({ ok: true });
      await expectAll(folder, acknowledged);
    }
    expect(acknowledged.size).toBeGreaterThan(50);
  });
});

async function expectAll(folder: string, acknowledged: ReadonlySet<number>): Promise<void> {
  const ledger = await openSqliteLedger(folder);
  const stored = new Set((await ledger.read(0)).map(({ sequence }) => sequence));
  ledger.close();
  expect(acknowledged.isSubsetOf(stored)).toBe(true);
}

function pause(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms));
}
