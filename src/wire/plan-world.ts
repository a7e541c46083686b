import { planFile } from '../adapters/plan-file/read.ts';
import { backendOverride } from '../domain/backend-override.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { PlanWorld } from '../parts/plan/world.ts';
import { folderWorldAt } from './folder-world.ts';
import type { LedgerPlace } from './place.ts';
import { nonce, sleep, sourcesAt, storesAt } from './stores.ts';

/** The plan part's world: the plan identity, the ledger to read, and one result to put. */
export async function planWorldAt(
  place: LedgerPlace,
  definitions: Definitions | undefined,
  stop?: AbortSignal,
): Promise<PlanWorld> {
  const { results, sealed, logs } = storesAt(place);
  const sources = await sourcesAt(place, definitions);
  const folder = await folderWorldAt(place, {
    definitions,
    identity: 'plan',
    moduleSource: sources.moduleSource,
    sealed,
    ...(stop ? { stop } : {}),
  });
  const { ledger, clock } = place;
  return { ...folder, ...sources, ledger, results, sealed, logs, clock, sleep, nonce, planFile, backendOverride };
}
