import { gunzipSync } from 'node:zlib';
import type { ArchivedFile } from '../../ports/module-registry.ts';
import { unreadable } from './failure.ts';
import { tarEntries } from './tar.ts';

export const archiveBytesMax = 32 * 1024 * 1024;
const unpackedBytesMax = 128 * 1024 * 1024;
const entriesMax = 20_000;

/**
 * The files of a `.tar.gz` or `.tar`, in memory: nothing is written anywhere. What engines would write outside, twice or
 * as something else than a file is refused, links included, since no engine makes links of a module's archive.
 */
export function unpack(archive: Uint8Array): readonly ArchivedFile[] {
  const files = new Map<string, ArchivedFile>();
  let entries = 0;
  for (const { path: written, type, mode, bytes } of tarEntries(inflated(archive))) {
    entries += 1;
    if (entries > entriesMax) throw unreadable(`the archive has more than ${entriesMax} entries`);
    const path = written.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
    if (type === '5' || path === '' || path === '.') continue;
    const why = type === '0' ? whyUnsafe(path) : 'is neither a file nor a folder';
    if (why !== undefined) throw unreadable(`${JSON.stringify(written)} in the archive ${why}`);
    const key = path.normalize('NFC').toLowerCase();
    if (files.has(key)) throw unreadable(`${JSON.stringify(written)} is in the archive twice`);
    files.set(key, { path, mode: mode & 0o100 ? '100755' : '100644', bytes });
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function inflated(archive: Uint8Array): Uint8Array {
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) return archive;
  try {
    return gunzipSync(archive, { maxOutputLength: unpackedBytesMax });
  } catch (cause) {
    throw unreadable(`the archive cannot be unpacked, or is larger than ${unpackedBytesMax} bytes`, cause);
  }
}

function whyUnsafe(path: string): string | undefined {
  const levels = path.split('/');
  if (path.startsWith('/') || levels.some((level) => level === '..' || level === '.' || level === ''))
    return 'leads out of it';
  if (/[\\\p{Cc}]/u.test(path) || path.length > 1000) return 'has no name that every system can write';
  return levels.some((level) => level.toLowerCase() === '.git')
    ? 'is a history, which a module may not have'
    : undefined;
}
