import { planFile } from '../adapters/plan-file/read.ts';
import { sshProof } from '../adapters/ssh/proof.ts';
import { supervisedApplies } from '../adapters/terraform/supervised.ts';
import { findVaultKey } from '../adapters/vault/keys.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Refusal } from '../domain/refusal.ts';
import { refuse } from '../domain/refusal.ts';
import type { ApplyWorld } from '../parts/apply/world.ts';
import { folderWorldAt } from './folder-world.ts';
import type { LedgerPlace } from './place.ts';
import { keyFiles, nonce, sleep, sourcesAt, storesAt } from './stores.ts';

/** The apply part's world: the apply identity and the vault's identity, for one sealed plan. */
export async function applyWorldAt(
  place: LedgerPlace,
  of: { definitions: Definitions | undefined; interrupted: () => boolean; graceMs: number },
): Promise<ApplyWorld | readonly Refusal[]> {
  const { definitions, interrupted, graceMs } = of;
  const vaultIdentity = await findVaultKey(keyFiles(place));
  if (vaultIdentity === undefined) {
    return [
      refuse('not-here', {
        say: 'the vault identity of this ledger is not on this machine',
        fix: 'give it in WAVES_VAULT_KEY, or run where waves init ran',
        owner: 'platform team',
      }),
    ];
  }
  const { sealed, logs, objects } = storesAt(place);
  const sources = await sourcesAt(place, definitions);
  const folder = await folderWorldAt(place, {
    definitions,
    identity: 'apply',
    moduleSource: sources.moduleSource,
    sealed,
  });
  const { ledger, clock, waves } = place;
  return {
    ...folder,
    ...sources,
    ledger,
    sealed,
    logs,
    objects,
    clock,
    sleep,
    nonce,
    vaultIdentity,
    interrupted,
    present: Date.now,
    graceMs,
    planFile,
    proof: sshProof,
    supervised: supervisedApplies(folder.options),
    runFolder: (d) => `${waves}/runs/${d.replace('sha256:', '')}`,
  };
}
