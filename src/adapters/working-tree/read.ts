import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { TreeFault } from '../../domain/tree-fault.ts';

const bytesMax = 10 * 1024 * 1024;

/** What lies below a folder: its files, sorted, and every path that is something else or cannot be looked at. */
export type WorkingTree = {
  readonly paths: readonly string[];
  readonly faults: ReadonlyMap<string, TreeFault>;
  read(path: string): Uint8Array | TreeFault;
};

/**
 * Walks a folder without ever leaving it: links to folders are not followed, a link to a file is one of the paths if the
 * file is in the tree. Reads are synchronous, because thousands of small files cost more in waiting than in reading.
 */
export function openWorkingTree(folder: string, ignored: ReadonlySet<string>): WorkingTree {
  const root = realpathSync(folder);
  const paths: string[] = [];
  const faults = new Map<string, TreeFault>();
  const waiting = [''];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entries = entriesOf(join(root, at));
    if (!entries) faults.set(at, 'unreadable');
    for (const entry of entries ?? []) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      if (entry.isFile()) paths.push(path);
      else if (ignored.has(entry.name)) continue;
      else if (entry.isDirectory()) waiting.push(path);
      else faults.set(path, faultOf(root, path, entry));
      if (faults.get(path) === 'link') paths.push(path);
    }
  }
  return { paths: paths.sort(), faults, read: (path) => bytesAt(join(root, path)) };
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function faultOf(root: string, path: string, entry: Dirent): TreeFault {
  if (!entry.isSymbolicLink()) return 'no-file';
  try {
    const target = realpathSync(join(root, path));
    const way = relative(root, target);
    if (way === '..' || way.startsWith(`..${sep}`)) return 'leads-out';
    return statSync(target).isFile() ? 'link' : 'no-file';
  } catch {
    return 'leads-out';
  }
}

/** Never waits for a pipe that took the place of a file. */
function bytesAt(file: string): Uint8Array | TreeFault {
  let open: number | undefined;
  try {
    open = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(open);
    if (!stat.isFile()) return 'no-file';
    return stat.size > bytesMax ? 'too-big' : bytesOf(open, stat.size);
  } catch {
    return 'unreadable';
  } finally {
    if (open !== undefined) closeSync(open);
  }
}

function bytesOf(open: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read)
    read = readSync(open, bytes, length, size - length, null);
  return bytes.subarray(0, length);
}
