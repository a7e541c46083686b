import { withEdits } from '../../../src/domain/byte-edits.ts';
import { digestOf, digestOfValue } from '../../../src/domain/digest.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { treeDigest } from '../../../src/domain/tree-digest.ts';
import type { CheckoutFile, Workspace, WorkspaceEntry, Workspaces } from '../../../src/ports/workspace.ts';
import type { Process } from './process.ts';

/** What lies in the folders below the work root; it outlives every process. */
export type Disk = {
  readonly folders: Map<string, Folder>;
  readonly holders: Map<string, Process>;
  /** Does a supervised engine still work in this folder? */
  isOccupied: (root: string) => boolean;
};

export type Folder = { readonly files: Map<string, CheckoutFile>; readonly side: Map<string, Uint8Array> };

export function newDisk(): Disk {
  return { folders: new Map(), holders: new Map(), isOccupied: () => false };
}

/** The folder with this root, empty where nothing was written yet. */
export function folderAt(disk: Disk, root: string): Folder {
  const found = disk.folders.get(root) ?? { files: new Map(), side: new Map() };
  disk.folders.set(root, found);
  return found;
}

export function workspacesOf(disk: Disk, process: Process): Workspaces {
  return {
    async open(ledger, stackKey) {
      const root = `/memory/${digestOf(`${ledger}\n${stackKey}`).slice(7, 31)}`;
      const holder = disk.holders.get(root);
      if (holder && !holder.isDead()) throw busy(root);
      empty(disk, root);
      disk.holders.set(root, process);
      return workspaceAt(disk, root);
    },
    rescued: async () => [],
  };
}

function empty(disk: Disk, root: string): void {
  if (disk.isOccupied(root)) throw busy(root);
  disk.folders.delete(root);
}

function busy(root: string): Failure {
  return new Failure('workspace-busy', `another process works in ${root}`, { outcome: 'nothing-happened' });
}

function workspaceAt(disk: Disk, root: string): Workspace {
  const folder = () => folderAt(disk, root);
  return {
    root,
    side: `${root}/.waves`,
    checkout: async (files, edits, companions) => {
      refill(disk, root, checkedOut(files, edits));
      for (const { file, content } of companions) writeFile(folder(), file, content ?? '');
    },
    writeOwn: async (path, text) => writeFile(folder(), path, text),
    readFile: async (path) =>
      path.startsWith('.waves/') ? folder().side.get(path.slice(7)) : folder().files.get(path)?.bytes,
    writeSide: async (name, bytes) => {
      folder().side.set(name, bytes);
      return `${root}/.waves/${name}`;
    },
    entries: async () => entriesOf(folder()),
    digest: async () => digestOfFolder(folder()),
    pack: async () => pack(folder()),
    restore: async (archive) => refill(disk, root, unpack(archive)),
    moduleDigests: async () => moduleDigestsIn(folder()),
    release: async () => {
      if (!disk.isOccupied(root)) disk.folders.delete(root);
      disk.holders.delete(root);
    },
  };
}

/** Writes only the first half of the files: a disk on which a process died in the middle. */
export function halfFilled(disk: Disk, root: string, files: readonly CheckoutFile[]): void {
  refill(disk, root, files.slice(0, Math.floor(files.length / 2)));
}

export function writeFile(folder: Folder, path: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  folder.files.set(path, { path, mode: '100644', bytes });
}

function refill(disk: Disk, root: string, files: readonly CheckoutFile[]): void {
  const { side } = folderAt(disk, root);
  empty(disk, root);
  disk.folders.set(root, { files: new Map(files.map((file) => [file.path, file])), side });
}

export function checkedOut(files: readonly CheckoutFile[], edits: Parameters<typeof withEdits>[2]) {
  return files.map((file) => {
    const bytes = withEdits(file.path, file.bytes, edits);
    if (bytes) return { ...file, bytes };
    throw new Failure('edit-mismatch', `${file.path} does not read as expected`, { outcome: 'nothing-happened' });
  });
}

function entriesOf(folder: Folder): readonly WorkspaceEntry[] {
  const files = [...folder.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return files.map(({ path, mode, bytes }) => ({ path, mode, digest: digestOf(bytes) }));
}

export function digestOfFolder(folder: Folder): string {
  return digestOfValue(entriesOf(folder).map(({ path, mode, digest }) => [path, mode, digest]));
}

function pack({ files }: Folder): Uint8Array {
  const rows = [...files.values()].map(({ path, mode, bytes }) => [path, mode, Buffer.from(bytes).toString('base64')]);
  return new TextEncoder().encode(JSON.stringify(rows.sort()));
}

export function unpack(archive: Uint8Array): readonly CheckoutFile[] {
  const rows = JSON.parse(new TextDecoder().decode(archive)) as readonly (readonly [string, string, string])[];
  return rows.map(([path, mode, text]) => ({ path, mode, bytes: new Uint8Array(Buffer.from(text, 'base64')) }));
}

/** Somebody adds a line to a module that was fetched, in the folders that a process holds. */
export function tamper({ folders, holders }: Disk, process: Process): void {
  for (const [root, folder] of folders) {
    if (holders.get(root) !== process) continue;
    const module = [...folder.files.values()].find(({ path }) =>
      path.endsWith('/.terraform/modules/network_edge/main.tf'),
    );
    if (module) writeFile(folder, module.path, `${new TextDecoder().decode(module.bytes)}# and more\n`);
  }
}

type Called = { readonly Key: string; readonly Source: string; readonly Dir: string };

function moduleDigestsIn({ files }: Folder) {
  const list = [...files.values()].find(({ path }) => path.endsWith('/.terraform/modules/modules.json'));
  if (!list) return [];
  const stack = list.path.replace('/.terraform/modules/modules.json', '');
  const { Modules: modules } = JSON.parse(new TextDecoder().decode(list.bytes)) as { Modules: readonly Called[] };
  return modules
    .filter(({ Key }) => Key !== '')
    .map(({ Key: key, Source: source, Dir }) => {
      const below = `${stack}/${Dir}/`;
      const inside = [...files.values()].filter(({ path }) => path.startsWith(below));
      return {
        key,
        source,
        digest: treeDigest(inside.map((file) => ({ ...file, path: file.path.slice(below.length) }))),
      };
    });
}
