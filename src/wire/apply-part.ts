import type { Opened } from '../cli/opened.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Refusal } from '../domain/refusal.ts';
import { applyRecord } from '../parts/apply/apply.ts';
import { settleApply } from '../parts/apply/settle.ts';
import type { ApplyWorld } from '../parts/apply/world.ts';
import { applyWorldAt } from './apply-world.ts';
import type { LedgerPlace } from './place.ts';

/** The apply part over its own world; why there is none, where the vault identity is elsewhere. */
export function applyPartAt(
  place: LedgerPlace,
  of: {
    readonly definitions: () => Promise<Definitions | undefined>;
    readonly interrupted: () => boolean;
    readonly graceMs: number;
  },
): Pick<Opened, 'applyPart' | 'settlePart'> {
  async function withWorld(use: (world: ApplyWorld) => Promise<readonly Refusal[]>): Promise<readonly Refusal[]> {
    const world = await applyWorldAt(place, { ...of, definitions: await of.definitions() });
    return 'ledger' in world ? use(world) : world;
  }
  return {
    applyPart: (job) => withWorld((world) => applyRecord(world, job)),
    settlePart: (job) => withWorld((world) => settleApply(world, job)),
  };
}
