import type { CatalogueModule } from '../../domain/definitions.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { LedgerState } from '../../domain/promotion/state.ts';
import type { Stack } from '../../domain/stack.ts';
import type { SavedPlan } from '../../ports/plan-file.ts';
import { recordDifferences } from './recorded-sources.ts';
import type { Restored } from './restore.ts';
import { sealedDifferences } from './sealed-differences.ts';
import type { ApplyWorld } from './world.ts';

export type SourcesAgain = {
  readonly record: PlanRecord;
  readonly restored: Restored;
  readonly saved: SavedPlan;
  readonly stack: Stack;
  readonly modules: readonly CatalogueModule[];
  readonly choices: LedgerState['providers'];
};

/** What differs between git and the record, and between the record and the sealed folder and plan. Empty: nothing. */
export async function sourcesAgain(world: ApplyWorld, of: SourcesAgain): Promise<readonly string[]> {
  const { record, restored, saved, stack } = of;
  const recorded = await recordDifferences(world, of);
  return [...recorded, ...(await sealedDifferences(world, { record, restored, saved, stack }))];
}
