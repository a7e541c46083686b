import { Failure } from '../../domain/failure.ts';
import type { Judged, Promotion } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import type { PreparedFolder } from '../engine-folder.ts';
import { finish } from './finish.ts';
import { outcomeOf } from './outcome.ts';
import type { Restored } from './restore.ts';
import { sealedReasons } from './restore.ts';
import type { ApplyWorld } from './world.ts';

export type Intended = {
  readonly promotion: Promotion;
  readonly judged: Judged;
  readonly restored: Restored;
  readonly prepared: PreparedFolder;
  readonly runFolder: string;
};

/** The intent is durable; now hash right before the spawn, spawn, wait, and record what came of it under its fence. */
export async function spawnIntended(world: ApplyWorld, book: Book, intended: Intended): Promise<readonly Refusal[]> {
  const { promotion, judged, restored, prepared, runFolder } = intended;
  const changed = await sealedReasons(restored, judged.record);
  if (changed.length > 0) {
    const say = `${changed[0]?.say ?? ''}, between the intent and the spawn`;
    await finish(world, book, { promotion, judged, outcome: { result: 'not-started', say } });
    return changed;
  }
  try {
    await world.supervised.start({ folder: prepared.folder, planFile: restored.planFile, runFolder });
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.outcome !== 'nothing-happened') throw failure;
    await finish(world, book, { promotion, judged, outcome: { result: 'not-started', say: failure.message } });
    return [];
  }
  const deadlineMs = promotion.waves.find(({ name }) => name === judged.record.wave)?.deadline;
  const limit = deadlineMs === undefined ? {} : { deadlineMs };
  const outcome = await outcomeOf(world, { prepared, judged, runFolder, ...limit });
  await finish(world, book, { promotion, judged, outcome });
  return [];
}
