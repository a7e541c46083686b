import { backendOverride } from '../../domain/backend-override.ts';
import { digestOf } from '../../domain/digest.ts';
import type { SourceFile } from '../../domain/plan/sealed-sources.ts';
import type { PlanRecord } from '../../domain/plan-record.ts';
import type { Stack } from '../../domain/stack.ts';
import { localStatePath } from '../engine-folder.ts';
import { textsAt } from './recorded-texts.ts';
import type { ApplyWorld } from './world.ts';

/** What waves itself writes beside the checkout, with the text it must have: the record's own list is a claim. */
export async function ownFiles(world: ApplyWorld, record: PlanRecord, stack: Stack): Promise<readonly SourceFile[]> {
  const { backend } = world.pins.facts(await textsAt(world, record));
  const state = localStatePath(backend, stack, world.mainWorktree);
  if (state === undefined) return [];
  const { name, text } = backendOverride(state);
  return [{ path: `${record.folder}/${name}`, mode: '100644', digest: digestOf(text) }];
}
