import { readFile, rm } from 'node:fs/promises';
import { startOf } from '../adapters/process/start-of.ts';
import { simLockUrl } from '../adapters/simulator/attached.ts';
import { terraformEngine } from '../adapters/terraform/engine.ts';
import type { EngineOptions } from '../adapters/terraform/prepare.ts';
import { ensureDigestKey } from '../adapters/vault/keys.ts';
import { folderWorkspaces } from '../adapters/workspace/workspaces.ts';
import type { Definitions } from '../domain/definitions.ts';
import { hmacOf } from '../domain/digest.ts';
import type { FolderWorld } from '../parts/engine-folder.ts';
import type { Identity } from '../ports/credentials.ts';
import type { ModuleSource } from '../ports/module-source.ts';
import type { Sealed } from '../ports/sealed.ts';
import { credentialsAt } from './credentials.ts';
import type { LedgerPlace, Variables } from './place.ts';
import { attachedAt, registryHosts } from './registries.ts';
import { absolute, keyFiles, nonce } from './stores.ts';

/** What plan and apply share: an engine, one identity's credentials, and the folder they work in. */
export async function folderWorldAt(
  place: LedgerPlace,
  of: {
    definitions: Definitions | undefined;
    identity: Identity;
    moduleSource: ModuleSource;
    sealed: Sealed;
    stop?: AbortSignal;
  },
): Promise<FolderWorld & { workspaces: ReturnType<typeof folderWorkspaces>; options: EngineOptions }> {
  const { definitions, identity, moduleSource, sealed } = of;
  const { env } = place.around;
  const key = await ensureDigestKey(keyFiles(place));
  const options: EngineOptions = {
    parent: env,
    startOf,
    ...(env.WAVES_TF_BIN ? { binary: env.WAVES_TF_BIN } : {}),
    ...(of.stop ? { stop: of.stop } : {}),
    ...(definitions?.providersMirror === undefined
      ? {}
      : { providers: { mirror: absolute(place.folder, definitions.providersMirror) } }),
    ...(definitions?.providersSimulated ? { lockUrl: simLockUrl } : {}),
    hosts: registryHosts(place, definitions),
  };
  return {
    engine: terraformEngine(options),
    options,
    credentials: credentialsAt(place, definitions, identity),
    attached: attachedAt(place, definitions),
    moduleSource,
    sandbox: place.opened.sandbox,
    mainWorktree: place.folder,
    callerEnv: (names) => namedOf(env, names),
    hmac: (text) => hmacOf(key, text),
    sealRaw: (name, files) => sealFiles(sealed, { name, files, recipients: place.opened.pools.default ?? [] }),
    workspaces: folderWorkspaces({ root: env.WAVES_WORK_ROOT || definitions?.workRoot || '/var/tmp/waves', startOf }),
  };
}

/** What a stack may see of the caller's environment. What waves itself is given, its keys above all, no engine sees. */
function namedOf(env: Variables, names: readonly string[]): Record<string, string> {
  const seen = names.filter((name) => !name.startsWith('WAVES_'));
  return Object.fromEntries(seen.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

/** One sealed object for all of them, then gone from the disk. What is not there any more was kept before. */
async function sealFiles(
  sealed: Sealed,
  { name, files, recipients }: { name: string; files: readonly string[]; recipients: readonly string[] },
): Promise<void> {
  const contents = await Promise.all(files.map((file) => readFile(file).catch(() => undefined)));
  const text = contents.flatMap((bytes) => (bytes ? [bytes.toString('utf8')] : [])).join('\n');
  // A name of its own each time: a request may be answered twice, and the second output is a fact too.
  if (text !== '') await sealed.put(`${name}-${nonce()}`, new TextEncoder().encode(text), recipients);
  for (const file of files) await rm(file, { force: true });
}
