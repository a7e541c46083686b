/** A file of an archive: path with `/` below its root, `100644` or `100755`, and its bytes. */
export type ArchivedFile = { readonly path: string; readonly mode: string; readonly bytes: Uint8Array };

/** Where a version's bytes are: a git source with its `?ref=`, or an archive that was fetched; `folder` has the module. */
export type Located =
  | { readonly kind: 'git'; readonly source: string }
  | { readonly kind: 'archive'; readonly files: readonly ArchivedFile[]; readonly folder: string };

/**
 * Module registries by the engines' own protocol. `source` is a registry address, its `//subdir` left aside. Failures:
 * `module-unreachable`, `module-unreadable` (an archive that no engine should unpack).
 */
export type ModuleRegistry = {
  versions(source: string): Promise<readonly string[]>;
  /** Asks the registry each time. Undefined where it lists no such version. */
  locate(source: string, version: string): Promise<Located | undefined>;
};
