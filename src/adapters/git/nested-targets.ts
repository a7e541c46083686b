import { posix } from 'node:path';
import { isExactVersion } from '../../domain/exact-version.ts';
import { type SourceAddress, sourceAddress } from '../../domain/module-source.ts';
import type { ModuleCall } from '../../ports/pins.ts';
import { placeOf } from './mirrors.ts';
import { type ModuleTree, moduleTree } from './module-tree.ts';
import { isObjectId } from './names.ts';
import { type Registering, registered } from './registered.ts';

/** What a call names, if it names exactly one thing. */
type Target = { readonly tree: ModuleTree; readonly folder: string; readonly commit?: string };

/** Where the call stands. */
type At = { readonly tree: ModuleTree; readonly folder: string; readonly call: ModuleCall };

/** The module that a call installs; undefined where that may be another one tomorrow, or nothing is there. */
export async function targetOf(looking: Registering, at: At): Promise<Target | undefined> {
  const { source, version } = at.call;
  const address = sourceAddress(source ?? '');
  switch (address.kind) {
    case 'local':
      return localTarget(at, address.url);
    case 'registry':
      return registryTarget(looking, `${source}`, version);
    default:
      return gitTarget(looking, `${source}`, address);
  }
}

/** A path inside the same repository; one that leads out of it, or nowhere, is nothing exact. */
function localTarget(at: At, path: string): Target | undefined {
  const joined = posix.normalize(posix.join(at.folder, path.replaceAll('\\', '/'))).replace(/\/$/, '');
  const folder = joined === '.' ? '' : joined;
  return folder.startsWith('..') || !at.tree.has(folder) ? undefined : { tree: at.tree, folder };
}

/** A tag, looked up now, or a full commit id. A branch moves, and so does no ref at all. */
async function gitTarget(looking: Registering, source: string, address: SourceAddress): Promise<Target | undefined> {
  const { kind, ref } = address;
  if (kind !== 'git' || ref === undefined) return undefined;
  const { url, subdir } = placeOf(source, looking.mirrors);
  const repository = await looking.cache(url);
  const commit = isObjectId(ref) ? ref : (await repository.tag(ref))?.commit;
  if (commit === undefined) return undefined;
  await repository.need(commit);
  const tree = await moduleTree(repository.git, commit);
  return tree.has(subdir) ? { tree, folder: subdir, commit } : undefined;
}

/** One version of a registry, written out: a range names another module on another day. */
async function registryTarget(looking: Registering, source: string, version = ''): Promise<Target | undefined> {
  const exact = version.replace(/^\s*=?\s*/, '').trimEnd();
  if (!isExactVersion(exact)) return undefined;
  const found = await registered(looking, source, exact);
  const tree = await found?.tree();
  return found && tree?.has(found.folder) ? { tree, folder: found.folder, commit: found.commit } : undefined;
}
