import { type Digest, digestOf } from '../../domain/digest.ts';
import { treeDigest } from '../../domain/tree-digest.ts';
import type { TreeFile } from '../../ports/governed.ts';
import { objectId } from './names.ts';
import { type Git, gitFailed } from './spawn.ts';

export type Entry = TreeFile & { readonly size: number };

const submodule = '160000';
const chunkBytes = 32 * 1024 * 1024;
const chunkObjects = 2000;

/** A commit's whole tree, sorted by path (UTF-16 code units). A path that is not UTF-8 is a failure: it has no name. */
export async function listTree(git: Git, commit: string): Promise<readonly Entry[]> {
  const { stdout } = await git.run(['ls-tree', '-r', '-z', '-l', '--full-tree', objectId(commit)]);
  return recordsOf(stdout)
    .map(entryFrom)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Splits at NUL; what stands between may be any bytes. */
export function recordsOf(bytes: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0, start);
    records.push(bytes.subarray(start, end < 0 ? bytes.length : end));
    start = end < 0 ? bytes.length : end + 1;
  }
  return records;
}

function entryFrom(record: Uint8Array): Entry {
  const tab = record.indexOf(9);
  const [mode = '', , object = '', size = ''] = textOf(record.subarray(0, tab)).split(/ +/);
  return { path: textOf(record.subarray(tab + 1)), mode, object, size: Number(size) || 0 };
}

/** Strict, and with its byte order mark: what is read may be written back. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const shown = new TextDecoder().decode(bytes.subarray(0, 200));
    throw gitFailed('a text in git is not UTF-8', { say: JSON.stringify(shown) });
  }
}

/** The bytes of each entry, a chunk in memory at a time. Submodules have none and are passed over. */
export async function* contentsOf(git: Git, entries: readonly Entry[]): AsyncGenerator<readonly [Entry, Uint8Array]> {
  const files = entries.filter((entry) => entry.mode !== submodule);
  for (let next = 0; next < files.length; ) {
    const chunk: Entry[] = [];
    for (let size = 0; next < files.length && size < chunkBytes && chunk.length < chunkObjects; next += 1) {
      const file = files[next];
      if (!file) break;
      chunk.push(file);
      size += file.size;
    }
    const objects = await readObjects(
      git,
      chunk.map((entry) => entry.object),
    );
    for (const [index, entry] of chunk.entries()) {
      const bytes = objects[index];
      if (bytes) yield [entry, bytes];
    }
  }
}

/** Objects by id, in the order asked; one that is missing is a failure. */
export async function readObjects(git: Git, ids: readonly string[]): Promise<readonly Uint8Array[]> {
  if (ids.length === 0) return [];
  const { stdout } = await git.run(['cat-file', '--batch'], { input: `${ids.join('\n')}\n` });
  let at = 0;
  return ids.map((id) => {
    const end = stdout.indexOf(10, at);
    const header = new TextDecoder().decode(stdout.subarray(at, end));
    const size = /^[0-9a-f]+ [a-z]+ (\d+)$/.exec(header)?.[1];
    if (size === undefined) throw gitFailed('an object could not be read', { say: header || id });
    at = end + 1 + Number(size) + 1;
    return stdout.subarray(end + 1, at - 1);
  });
}

/** The digest of entries as `treeDigest` says it; a submodule counts by the commit it names. */
export async function digestOfEntries(git: Git, entries: readonly Entry[]): Promise<Digest> {
  const digests = new Map<Entry, Digest>();
  for await (const [entry, bytes] of contentsOf(git, entries)) digests.set(entry, digestOf(bytes));
  return treeDigest(
    entries.map((entry) => ({
      path: entry.path,
      mode: entry.mode,
      digest: digests.get(entry) ?? digestOf(entry.object),
    })),
  );
}

export async function hasCommit(git: Git, commit: string): Promise<boolean> {
  const answer = await git.text(['cat-file', '--batch-check=%(objecttype)'], { input: `${objectId(commit)}\n` });
  return answer === 'commit';
}
