import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Analysis } from '../../domain/analysis.ts';
import { hmacOf } from '../../domain/digest.ts';
import { analyse } from '../../domain/plan/analyse.ts';
import { withoutKey } from '../../domain/plan/without-key.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';

/** Reads a plan JSON from a file, or from stdin where it is named `-`. Of sensitive values no trace leaves the process. */
export async function readPlan(file: string, cwd: string): Promise<Analysis | Refusal> {
  const key = randomBytes(32);
  const bytes = await bytesOf(file, cwd);
  if (isRefusal(bytes)) return bytes;
  const analysis = analyse(bytes.toString('utf8'), { engine: 'terraform', mask: (text) => hmacOf(key, text) });
  return isRefusal(analysis) ? analysis : withoutKey(analysis);
}

async function bytesOf(file: string, cwd: string): Promise<Buffer | Refusal> {
  if (file === '-') return buffer(process.stdin);
  try {
    return await readFile(resolve(cwd, file));
  } catch (error) {
    return refuse('invalid-file', {
      say: `the file cannot be read: ${(error as Error).message}`,
      fix: 'name the output of `show -json` for a saved plan file, or `-` for stdin',
    });
  }
}
