import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, digestOfValue } from '../../domain/digest.ts';
import type { StartOf } from '../../ports/processes.ts';
import { type CheckoutFile, sideFolder, type Workspace, type Workspaces } from '../../ports/workspace.ts';
import { packed, unpacked } from './archive.ts';
import { checkedOut } from './checkout.ts';
import { empty, isOccupied, rescuedFrom } from './emptying.ts';
import { onDisk } from './failures.ts';
import { hold } from './hold.ts';
import { moduleDigestsIn } from './module-digests.ts';
import { entryOf, sealedFiles } from './sealed-entries.ts';
import { readBeneath, writeOwn, writeSide } from './single-files.ts';
import { writeTree } from './tree.ts';
import { requireOwn, requireRoom, safeRoot } from './work-root.ts';

export type WorkspaceOptions = {
  /** Absolute. Plans are bound to it. */
  readonly root: string;
  readonly startOf: StartOf;
  /** Refuse to work with less room than this; 64 MiB where left out. */
  readonly freeBytesMin?: number;
};

const freeBytesMin = 64 * 1024 * 1024;
const nameLength = 24;

/** Workspaces as folders below one root. */
export function folderWorkspaces(options: WorkspaceOptions): Workspaces {
  const place = async (ledger: string, stackKey: string) =>
    join(await safeRoot(options.root), workspaceName(ledger, stackKey));
  return {
    async open(ledger, stackKey) {
      const root = await place(ledger, stackKey);
      const release = await onDisk(hold(root, options.startOf));
      try {
        await onDisk(prepare(root, options));
      } catch (cause) {
        await release();
        throw cause;
      }
      return workspaceAt(root, options.startOf, release);
    },
    rescued: async (ledger, stackKey) => rescuedFrom(await place(ledger, stackKey)),
  };
}

/** The folder's name: the same wherever the same stack of the same ledger is planned and applied. */
export function workspaceName(ledger: string, stackKey: string): string {
  return digestOf(`${ledger}\n${stackKey}`).slice('sha256:'.length).slice(0, nameLength);
}

async function prepare(root: string, options: WorkspaceOptions): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  await requireOwn(root);
  await requireRoom(root, options.freeBytesMin ?? freeBytesMin);
  await empty(root, options.startOf, 'nothing');
  await mkdir(join(root, sideFolder), { mode: 0o700 });
}

function workspaceAt(root: string, startOf: StartOf, release: () => Promise<void>): Workspace {
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
