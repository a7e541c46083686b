import { statfs } from 'node:fs/promises';
import { refused } from './failure.ts';

/** The first SQLite whose write-ahead log cannot lose a reset. */
const sqliteOldest = '3.51.3';

// Linux's numbers. Other systems number their file systems as they like; there nothing is detected.
const networkFileSystems = new Map<number, string>([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9P'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x786f4256, 'a VirtualBox share'],
]);

/** Failure `sqlite-too-old` for a SQLite with known losses. */
export function requireSqlite(version: string): void {
  const fault = sqliteFault(version);
  if (fault !== undefined) throw refused('sqlite-too-old', fault);
}

/** Why the ledger is not entrusted to a SQLite of this version; undefined where it is. */
export function sqliteFault(version: string): string | undefined {
  const [found, oldest] = [version, sqliteOldest].map((text) => text.split('.').map(Number));
  for (const [index, part] of (oldest ?? []).entries()) {
    const other = found?.[index] ?? 0;
    if (other > part) return undefined;
    if (!(other >= part)) return `this Node has SQLite ${version}, and the ledger needs ${sqliteOldest} or newer`;
  }
  return undefined;
}

/** The network file system of a type number as Linux's `statfs` gives it. */
export function networkFileSystem(type: number): string | undefined {
  return networkFileSystems.get(type >>> 0);
}

/** Failure `network-file-system`: locks and shared memory do not reach other machines. */
export async function requireLocal(folder: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const found = networkFileSystem((await statfs(folder)).type);
  if (found === undefined) return;
  const message = `the ledger's folder is on ${found}; SQLite loses data there, so keep it on a local disk`;
  throw refused('network-file-system', message);
}
