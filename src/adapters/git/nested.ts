import { posix } from 'node:path';
import { digestOf } from '../../domain/digest.ts';
import { type SourceAddress, sourceAddress } from '../../domain/module-source.ts';
import type { ProviderNeed } from '../../domain/provider-lock.ts';
import type { NestedSeen } from '../../ports/module-source.ts';
import type { ModuleCall, Pins } from '../../ports/pins.ts';
import { type Mirrors, placeOf } from './mirrors.ts';
import type { ModuleCache } from './module-cache.ts';
import { moduleUnreadable } from './module-failure.ts';
import { type ModuleTree, moduleTree } from './module-tree.ts';
import { isObjectId, withoutCredentials } from './names.ts';

export type Looking = {
  readonly cache: ModuleCache;
  readonly mirrors: Mirrors;
  readonly moduleCalls: Pins['calls'];
  /** Gets what each folder on the way asks of providers. */
  readonly needs: (found: readonly ProviderNeed[]) => void;
};

type At = { readonly tree: ModuleTree; readonly folder: string; readonly chain: readonly string[] };

const depthMax = 8;

/** Every module that a folder's configuration calls, and what those call. What cannot be told exactly is not followed. */
export async function nestedIn(looking: Looking, at: At): Promise<readonly NestedSeen[]> {
  const { calls, providers, unreadable } = looking.moduleCalls(await at.tree.configuration(at.folder));
  const [problem] = unreadable;
  if (problem) throw moduleUnreadable(`${problem.file} is no configuration, so a call may hide in it`);
  looking.needs(providers);
  const found: NestedSeen[] = [];
  for (const call of calls) found.push(...(await follow(looking, { ...at, call })));
  return found;
}

async function follow(looking: Looking, at: At & { readonly call: ModuleCall }): Promise<readonly NestedSeen[]> {
  const { call } = at;
  const chain = [...at.chain, call.block];
  const address = call.source === undefined ? undefined : sourceAddress(call.source);
  const target =
    chain.length > depthMax || !address
      ? undefined
      : address.kind === 'local'
        ? localTarget(at, address.url)
        : await gitTarget(looking, `${call.source}`, address);

  const source = withoutCredentials(call.source ?? '');
  const path = chain.join('.');
  if (!target) {
    return [{ path, source, digest: digestOf(`${call.source} ${call.version}`), exact: false }];
  }
  const { tree, folder, commit } = target;
  const digest = await tree.digest(folder);
  const seen = { path, source, ...(commit === undefined ? {} : { commit }), digest, exact: true };
  return [seen, ...(await nestedIn(looking, { tree, folder, chain }))];
}

type Target = { readonly tree: ModuleTree; readonly folder: string; readonly commit?: string };

/** A path inside the same repository; one that leads out of it, or nowhere, is nothing exact. */
function localTarget(at: At, path: string): Target | undefined {
  const joined = posix.normalize(posix.join(at.folder, path.replaceAll('\\', '/'))).replace(/\/$/, '');
  const folder = joined === '.' ? '' : joined;
  return folder.startsWith('..') || !at.tree.has(folder) ? undefined : { tree: at.tree, folder };
}

/** A tag, looked up now, or a full commit id. A branch moves, and so does no ref at all. */
async function gitTarget(looking: Looking, source: string, address: SourceAddress): Promise<Target | undefined> {
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
