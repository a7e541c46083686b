import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Head } from '../../ports/ledger.ts';
import { refused } from './failure.ts';

// The hash comes last: a line cut off by a power failure cannot pass for a whole one.
const whole = /^([0-9]{1,16}) ([0-9]{1,16}) (sha256:[0-9a-f]{64})$/;
const label = 'sha256:';
const longestLine = 16 + 1 + 16 + 1 + 71 + 1;

/** The heads file of a ledger's folder: one line `sequence at hash` after each append. */
export function headsPath(folder: string): string {
  return join(folder, 'heads.log');
}

/** Makes the file, for its owner alone, and leaves one that is there as it is. */
export function createHeads(folder: string): void {
  closeSync(openSync(headsPath(folder), 'a', 0o600));
  // The new name lives in its folder. Windows has no handle on a folder to flush.
  if (process.platform === 'win32') return;
  const parent = openSync(folder, 'r');
  try {
    fsyncSync(parent);
  } finally {
    closeSync(parent);
  }
}

/** The open heads file while one append is made. */
export type Witness = { readonly last: Head | undefined; write(head: Head): void; close(): void };

/** Opened before the entry is written, so that a ledger that nobody would witness takes none (INV-38). */
export function openWitness(folder: string): Witness {
  const file = openHeads(folder);
  const tail = readTail(file);
  return {
    last: tail.map(headFrom).findLast((head) => head !== undefined),
    write(head) {
      const glue = tail.at(-1) === '' ? '' : '\n';
      try {
        writeSync(file, `${glue}${head.sequence} ${head.at} ${head.hash}\n`);
        fsyncSync(file);
      } catch (cause) {
        const message = `entry ${head.sequence} is recorded and its head could not be put into heads.log`;
        throw new Failure('witness-failed', message, { outcome: 'happened', cause });
      }
    },
    close: () => closeSync(file),
  };
}

function openHeads(folder: string): number {
  try {
    return openSync(headsPath(folder), constants.O_RDWR | constants.O_APPEND);
  } catch (cause) {
    const message = 'heads.log, the witness of this ledger, cannot be opened; without it nothing is recorded';
    throw refused('witness-lost', message, cause);
  }
}

// The last lines, and '' behind them when the file ends with a whole one.
function readTail(file: number): readonly string[] {
  const { size } = fstatSync(file);
  const bytes = Buffer.alloc(Math.min(size, 4 * longestLine));
  readSync(file, bytes, 0, bytes.length, size - bytes.length);
  return bytes.toString('latin1').split('\n');
}

function headFrom(line: string): Head | undefined {
  const [, sequence, at, hash] = whole.exec(line) ?? [];
  return hash === undefined ? undefined : { sequence: Number(sequence), at: Number(at), hash };
}

function isTorn(line: string): boolean {
  const [sequence = '', at = '', hash = '', ...more] = line.split(' ');
  const isHash = label.startsWith(hash) || /^sha256:[0-9a-f]{0,63}$/.test(hash);
  return more.length === 0 && /^[0-9]{0,16}$/.test(sequence) && /^[0-9]{0,16}$/.test(at) && isHash;
}

/** All heads of the file; a line cut off by a crash is none. `bad` is the first line that never was a head. */
export function readHeads(folder: string): { readonly heads: readonly Head[]; readonly bad: number | undefined } {
  if (!existsSync(headsPath(folder))) return { heads: [], bad: undefined };
  const heads: Head[] = [];
  let bad: number | undefined;
  for (const [at, line] of readFileSync(headsPath(folder), 'latin1').split('\n').entries()) {
    const head = headFrom(line);
    if (head) heads.push(head);
    else if (!isTorn(line)) bad ??= at + 1;
  }
  return { heads, bad };
}
