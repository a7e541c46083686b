import { join } from 'node:path';
import { digestOfValue } from '../../domain/digest.ts';
import type { StartOf } from '../../ports/processes.ts';
import { type CheckoutFile, sideFolder, type Workspace } from '../../ports/workspace.ts';
import { packed, unpacked } from './archive.ts';
import { checkedOut } from './checkout.ts';
import { empty, isOccupied } from './emptying.ts';
import { onDisk } from './failures.ts';
import { moduleDigestsIn } from './module-digests.ts';
import { entryOf, sealedFiles } from './sealed-entries.ts';
import { readBeneath, writeOwn, writeSide } from './single-files.ts';
import { writeTree } from './tree.ts';

/** One stack's folder on disk, until it is released. */
export function workspaceAt(root: string, startOf: StartOf, release: () => Promise<void>): Workspace {
  const entries = async () => (await sealedFiles(root)).map(entryOf);
  async function replace(files: readonly CheckoutFile[]): Promise<void> {
    await empty(root, startOf, 'side');
    await writeTree(root, files);
  }
  return {
    root,
    side: join(root, sideFolder),
    checkout: async (files, edits, companions) => onDisk(replace(checkedOut(files, edits, companions))),
    writeOwn: (path, text) => onDisk(writeOwn(root, path, text)),
    readFile: (path) => onDisk(readBeneath(root, path)),
    writeSide: (name, bytes) => onDisk(writeSide(root, name, bytes)),
    entries: () => onDisk(entries()),
    digest: async () => digestOfValue((await onDisk(entries())).map(({ path, mode, digest }) => [path, mode, digest])),
    pack: async () => packed(await onDisk(sealedFiles(root))),
    restore: async (archive) => onDisk(replace(unpacked(archive))),
    moduleDigests: () => onDisk(moduleDigestsIn(root)),
    async release() {
      // A supervised apply outlives us, and what it works in stays.
      if (!(await isOccupied(root, startOf))) await onDisk(empty(root, startOf, 'nothing'));
      await release();
    },
  };
}
