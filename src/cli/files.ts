import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { OnePolicyFile } from '../config/policy-file.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import { problemsRefusal } from './print/problems.ts';

/** A text that somebody named, or why it cannot be read. */
export async function textOf(file: string, cwd: string): Promise<string | Refusal> {
  try {
    return await readFile(resolve(cwd, file), 'utf8');
  } catch (cause) {
    return refuse('invalid-file', { say: `${file} cannot be read: ${(cause as Error).message}`, fix: 'name a file' });
  }
}

/** Puts a text where somebody wants it; `append` adds to what is there. Undefined where that went well. */
export async function put(
  file: string,
  text: string,
  { cwd, append }: { readonly cwd: string; readonly append: boolean },
): Promise<Refusal | undefined> {
  try {
    await (append ? appendFile : writeFile)(resolve(cwd, file), text);
    return undefined;
  } catch (cause) {
    return refuse('bad-usage', {
      say: `${file} cannot be written: ${(cause as Error).message}`,
      fix: 'name another file',
    });
  }
}

/** Every JSON file below a folder, sorted, as paths from the folder. */
export async function jsonFilesIn(folder: string, cwd: string): Promise<readonly string[] | Refusal> {
  try {
    const entries = await readdir(resolve(cwd, folder), { recursive: true });
    return entries.filter((path) => path.endsWith('.json')).sort();
  } catch (cause) {
    return refuse('invalid-file', {
      say: `${folder} cannot be read: ${(cause as Error).message}`,
      fix: 'name a folder',
    });
  }
}

/** What `--policy` files say; nothing where none is named. */
export async function policiesIn(files: readonly string[], cwd: string): Promise<OnePolicyFile | Refusal> {
  if (files.length === 0) return { policies: [], classification: [] };
  const { policyFileIn } = await import('../config/policy-file.ts');
  const all: OnePolicyFile[] = [];
  for (const file of files) {
    const text = await textOf(file, cwd);
    if (typeof text !== 'string') return text;
    const found = policyFileIn(file, text);
    if ('problems' in found) return problemsRefusal(found.problems, 'invalid-file');
    all.push(found);
  }
  return {
    policies: all.flatMap(({ policies }) => policies),
    classification: all.flatMap(({ classification }) => classification),
  };
}
