import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { folderCreateOnly } from '../adapters/folder/create-only.ts';
import { folderObjects } from '../adapters/folder/objects.ts';
import { privateFolder } from '../adapters/folder/private-folder.ts';
import { folderResults } from '../adapters/folder/results.ts';
import { folderRunLog } from '../adapters/folder/run-log.ts';
import { openModuleSource } from '../adapters/git/module-source.ts';
import { openLockFile } from '../adapters/hcl/lock-file.ts';
import { openPins } from '../adapters/hcl/pins.ts';
import { simulatedProviders } from '../adapters/simulator/attached.ts';
import { ageVault } from '../adapters/vault/age-vault.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { LedgerPlace } from './place.ts';
import { registryAt } from './registries.ts';

export const sleep = (ms: number): Promise<void> => wait(ms, undefined);
export const nonce = (): string => randomUUID().replaceAll('-', '');

/** The stores beside the ledger. Each part takes of them what its rights allow. */
export function storesAt({ waves }: LedgerPlace) {
  return {
    results: folderResults(`${waves}/results`),
    objects: folderObjects(`${waves}/objects`),
    sealed: ageVault(folderCreateOnly(`${waves}/sealed`)),
    logs: folderRunLog(`${waves}/logs`),
  };
}

/** The user's own folder of this ledger: vault identity, digest key, sandbox keys. */
export function keyFiles(place: LedgerPlace) {
  return { env: place.around.env, files: privateFolder(place.keys(place.opened.ledger)) };
}

export function governedAt(place: LedgerPlace) {
  const { remote, branch } = place.opened.governed;
  return { repository: place.folder, branch, ambient: place.around.env, ...(remote === undefined ? {} : { remote }) };
}

/** Git and HCL, with the mirrors that the governed configuration names; relative ones are of the main worktree. */
export async function sourcesAt(place: LedgerPlace, definitions: Definitions | undefined) {
  const governed = await place.governed();
  const pins = await openPins();
  const mirrors = Object.entries(definitions?.gitMirrors ?? {}).map(([from, to]) => [from, absolute(place.folder, to)]);
  const moduleSource = openModuleSource({
    cacheFolder: `${place.waves}/module-cache`,
    mirrors: Object.fromEntries(mirrors),
    registry: registryAt(place, definitions),
    moduleCalls: (files) => pins.calls(files),
    ambient: place.around.env,
  });
  const unlocked = definitions?.providersSimulated ? simulatedProviders : [];
  return { governed, pins, lockFile: await openLockFile(), unlocked, moduleSource };
}

export function absolute(folder: string, to: string): string {
  return to.startsWith('/') || /^[a-z+]+:\/\//.test(to) ? to : `${folder}/${to}`;
}
