import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineOutput } from '../../ports/engine.ts';
import { diagnosticsIn, filtered } from './filter.ts';
import { secretsOf } from './secrets.ts';

const readMax = 16 * 1024 * 1024;

/** Reads what a run left in its folder and filters it. Files that are not there yet say nothing. */
export async function outputOf(
  runFolder: string,
  environment: Readonly<Record<string, string>>,
): Promise<EngineOutput> {
  const secrets = secretsOf(environment);
  const files = ['stdout', 'stderr'].map((name) => join(runFolder, name));
  const [out, err] = await Promise.all(files.map(beginning));
  const said = filtered(out ?? '', secrets);
  const complained = filtered(err ?? '', secrets);
  const raw = files.filter((_, index) => [out, err][index] !== undefined);
  return { log: [...said, ...complained], diagnostics: diagnosticsIn(complained), raw };
}

/** The first 16 MiB in whole lines. A later part could begin inside a state or a secret, and is not read. */
export async function beginning(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, readMax));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    const text = buffer.toString('utf8', 0, bytesRead);
    return size > readMax ? `${text.slice(0, text.lastIndexOf('\n') + 1)}(the rest is not shown)` : text;
  } finally {
    await handle.close();
  }
}
