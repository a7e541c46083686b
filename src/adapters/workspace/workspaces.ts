import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../../domain/digest.ts';
import type { StartOf } from '../../ports/processes.ts';
import { sideFolder, type Workspaces } from '../../ports/workspace.ts';
import { empty, rescuedFrom } from './emptying.ts';
import { onDisk } from './failures.ts';
import { hold } from './hold.ts';
import { requireOwn, requireRoom, safeRoot } from './work-root.ts';
import { workspaceAt } from './workspace.ts';

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
