import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Analysis } from '../../domain/analysis.ts';
import { engineSeen } from '../../domain/plan/engine-seen.ts';
import { withoutKey } from '../../domain/plan/without-key.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { PlanReader } from './reader.ts';
import { planReader } from './reader.ts';
import { rememberingMask } from './remember.ts';

const pieceLength = 1024 * 1024;
const largeBytes = 16 * 1024 * 1024;
let piece: Buffer | undefined;

/** A plan as it may be read, and the sensitive values that must stand in nothing that is shown of it. */
export type PlanRead = { readonly analysis: Analysis; readonly sensitive: readonly string[] };

/** Reads a plan JSON from a file, or from stdin where it is named `-`. Of sensitive values no trace leaves the process. */
export async function readPlan(file: string, cwd: string): Promise<PlanRead | Refusal> {
  const { mask, sensitiveIn } = rememberingMask(randomBytes(32));
  const reader = planReader();
  if (file === '-') await pourStdin(reader);
  else {
    const unreadable = pour(resolve(cwd, file), reader);
    if (unreadable) return unreadable;
  }
  const analysis = reader.end({ engine: 'terraform', mask });
  if (isRefusal(analysis)) return analysis;
  const told = { ...analysis, engine: engineSeen(analysis) };
  return { analysis: withoutKey(told), sensitive: sensitiveIn(analysis) };
}

async function pourStdin(reader: PlanReader): Promise<void> {
  let length = 0;
  for await (const bytes of process.stdin) {
    length += bytes.length;
    if (length > largeBytes) keepMemorySmall();
    if (!reader.push(bytes)) break;
  }
}

/** What is read of a large plan is dropped at once: V8 must not make room for more of it. */
function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Through one piece of memory, again and again: a file may be larger than all of it. */
function pour(path: string, reader: PlanReader): Refusal | undefined {
  let file: number | undefined;
  try {
    piece ??= Buffer.allocUnsafeSlow(pieceLength);
    file = openSync(path, 'r');
    if (fstatSync(file).size > largeBytes) keepMemorySmall();
    let length = readSync(file, piece);
    while (length > 0 && reader.push(piece.subarray(0, length))) length = readSync(file, piece);
    return undefined;
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    return refuse('invalid-file', {
      say: `the file cannot be read: ${error.message}`,
      fix: 'name the output of `show -json` for a saved plan file, or `-` for stdin',
    });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
