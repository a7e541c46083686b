import { configurationOf } from '../configuration-files.ts';
import type { Digest } from '../digest.ts';
import type { EngineKind } from '../stack.ts';

/** A file by path below the workspace's root, as sealed or as expected. */
export type SourceFile = { readonly path: string; readonly mode: string; readonly digest: Digest };

/** A file of the plan's own configuration snapshot, by path relative to the root module. */
export type SnapshotFile = { readonly path: string; readonly digest: Digest };

export type SealedSources = {
  /** Whose configuration the snapshot is of. */
  readonly engine: EngineKind;
  /** Root module's folder below the workspace's root. */
  readonly folder: string;
  /** The recorded tree with our byte edits and companions made. */
  readonly expected: readonly SourceFile[];
  readonly sealed: readonly SourceFile[];
  /** Files waves or the engine wrote, each named in the record. */
  readonly generated: readonly string[];
  /** Folders of modules whose content was compared with what is registered. */
  readonly modules: readonly string[];
  readonly snapshot: readonly SnapshotFile[];
  /** Module folders of the snapshot, relative to the root module; the root itself is `.`. */
  readonly snapshotFolders: readonly string[];
};

/**
 * What differs between the sealed folder, the plan file's own snapshot, and what may be there (DESIGN 5.9 b): the
 * recorded tree, our edits, registered modules, listed generated files. Empty: nothing. One sentence a file, sorted.
 */
export function sourceDifferences(sources: SealedSources): readonly string[] {
  return [...treeDifferences(sources), ...snapshotDifferences(sources)].sort();
}

function treeDifferences(sources: SealedSources): readonly string[] {
  const { expected, sealed } = sources;
  const found = new Map(sealed.map((file) => [file.path, file]));
  const wanted = new Set(expected.map(({ path }) => path));
  const differing = expected.flatMap(({ path, mode, digest }) => {
    const file = found.get(path);
    if (!file) return [`${path} is missing`];
    return file.digest === digest && file.mode === mode ? [] : [`${path} has other content`];
  });
  const extra = sealed.filter(({ path }) => !wanted.has(path) && !mayBeExtra(path, sources));
  return [...differing, ...extra.map(({ path }) => `${path} is not from the recorded tree`)];
}

/** What `init` and planning leave: the lock file, backend settings, the list of modules, and registered modules. */
function mayBeExtra(path: string, { folder, generated, modules }: SealedSources): boolean {
  const data = `${folder}/.terraform`;
  const written = [
    `${folder}/.terraform.lock.hcl`,
    `${data}/terraform.tfstate`,
    `${data}/environment`,
    `${data}/modules/modules.json`,
  ];
  if (written.includes(path) || generated.includes(path)) return true;
  return modules.some((module) => path.startsWith(`${module}/`));
}

/** The engine applies the snapshot's configuration, so it must be the sealed folder's, file by file, both ways (F5). */
function snapshotDifferences(sources: SealedSources): readonly string[] {
  const { folder, sealed, snapshot, snapshotFolders, engine } = sources;
  const inPlan = new Map(snapshot.map(({ path, digest }) => [path, digest]));
  const onDisk = new Map<string, Digest>();
  const read = new Set(
    configurationOf(
      sealed.map(({ path }) => path),
      engine,
    ),
  );
  for (const { path, digest } of sealed) {
    const relative = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : upwards(folder, path);
    const parent = relative.includes('/') ? relative.slice(0, relative.lastIndexOf('/')) : '.';
    if (read.has(path) && snapshotFolders.includes(parent)) onDisk.set(relative, digest);
  }
  const other = [...inPlan].filter(([path, digest]) => onDisk.get(path) !== digest);
  const missing = [...onDisk].filter(([path]) => !inPlan.has(path));
  return [
    ...other.map(([path]) => `the plan file carries another ${path}`),
    ...missing.map(([path]) => `the plan file lacks ${path}`),
  ];
}

/** A path outside the root module's folder as the engine writes it from there: `../../modules/x/main.tf`. */
function upwards(folder: string, path: string): string {
  const from = folder.split('/');
  const to = path.split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}
