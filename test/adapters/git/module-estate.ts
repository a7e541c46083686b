import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openModuleSource } from '../../../src/adapters/git/module-source.ts';
import { openPins } from '../../../src/adapters/hcl/pins.ts';
import type { Digest } from '../../../src/domain/digest.ts';
import { treeDigest } from '../../../src/domain/tree-digest.ts';
import type { ModuleRegistry } from '../../../src/ports/module-registry.ts';
import type { ModuleSource } from '../../../src/ports/module-source.ts';
import { newFolder, newRepository, person, type Repository } from './repository.ts';

const pins = await openPins();
const prefix = 'https://git.example.com/acme/';

/** Module repositories behind a mirror, and the port that reads them. */
export type ModuleEstate = {
  readonly port: ModuleSource;
  add(name: string, files: Readonly<Record<string, string>>): Repository;
};

const noRegistry: ModuleRegistry = { versions: async () => [], locate: async () => undefined };

export function newModuleEstate(registry = noRegistry): ModuleEstate {
  const folder = newFolder();
  const ambient = person;
  const options = { cacheFolder: join(newFolder(), 'cache'), mirrors: { [prefix]: folder }, registry, ambient };
  return {
    port: openModuleSource({ ...options, moduleCalls: (files) => pins.calls(files) }),
    add(name, files) {
      const repository = newRepository(files);
      repository.git(['clone', '--quiet', '--bare', repository.folder, join(folder, `${name}.git`)]);
      repository.git(['remote', 'add', 'origin', join(folder, `${name}.git`)]);
      return repository;
    },
  };
}

export function sourceOf(name: string, rest = ''): string {
  return `git::${prefix}${name}.git${rest}`;
}

/** Tags what is committed and publishes tags and branches as they are. */
export function release(repository: Repository, tag: string): string {
  repository.git(['tag', '--force', '--annotate', '-m', tag, tag]);
  repository.git(['push', '--quiet', '--force', 'origin', '--all']);
  repository.git(['push', '--quiet', '--force', 'origin', '--tags']);
  return repository.git(['rev-parse', 'HEAD']);
}

/** The digest of a folder on disk, as a workspace makes it. */
export function digestOnDisk(folder: string): Digest {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.flatMap((path) => {
    const full = join(folder, path);
    const seen = lstatSync(full);
    if (seen.isSymbolicLink()) return [{ path, mode: '120000', bytes: Buffer.from(readlinkSync(full)) }];
    if (!seen.isFile()) return [];
    return [{ path, mode: seen.mode & 0o100 ? '100755' : '100644', bytes: readFileSync(full) }];
  });
  return treeDigest(files);
}
