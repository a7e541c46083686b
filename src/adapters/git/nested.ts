import { digestOf } from '../../domain/digest.ts';
import type { ProviderNeed } from '../../domain/provider-lock.ts';
import type { NestedSeen } from '../../ports/module-source.ts';
import type { ModuleCall, Pins } from '../../ports/pins.ts';
import { moduleUnreadable } from './module-failure.ts';
import type { ModuleTree } from './module-tree.ts';
import { withoutCredentials } from './names.ts';
import { targetOf } from './nested-targets.ts';
import type { Registering } from './registered.ts';

export type Looking = Registering & {
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
  const target = chain.length > depthMax ? undefined : await targetOf(looking, at);
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
