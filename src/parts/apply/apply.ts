import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import { openBook } from '../book.ts';
import type { PreparedFolder } from '../engine-folder.ts';
import { readGovernedRules, rulesUnreadable } from '../governed-rules.ts';
import type { Derived } from './derive.ts';
import { derive } from './derive.ts';
import { intend } from './intend.ts';
import { lastLook } from './last-look.ts';
import type { ApplyJob, Open } from './open-plan.ts';
import { openPlan } from './open-plan.ts';
import { prepareApply } from './prepare-apply.ts';
import type { Restored } from './restore.ts';
import { restore, sealedReasons } from './restore.ts';
import { spawnIntended } from './spawn.ts';
import type { ApplyWorld } from './world.ts';

/**
 * Applies exactly one sealed plan: restores it, looks at everything again, asks the one enforcement function, writes
 * the intent, hashes once more, and hands the bytes to a supervisor. Answers why nothing was begun, if so.
 */
export async function applyRecord(world: ApplyWorld, job: ApplyJob): Promise<readonly Refusal[]> {
  const book = openBook(world.ledger);
  const open = await openPlan(book, job);
  if (!('judged' in open)) return open;
  const { record } = open.judged;
  const workspace = await world.workspaces.open(record.ledger, record.lockKey);
  try {
    const restored = await restore(world, record, workspace);
    const changed = await sealedReasons(restored, record);
    return changed.length > 0 ? changed : await applyRestored(world, book, { ...open, restored });
  } finally {
    await workspace.release();
  }
}

type Opened = Open & { readonly restored: Restored };

async function applyRestored(world: ApplyWorld, book: Book, open: Opened): Promise<readonly Refusal[]> {
  const rules = await readGovernedRules(world.governed, await world.governed.head());
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const prepared = await prepareApply(world, open, rules);
  if (isRefusal(prepared)) return [prepared];
  const { promotion, judged, ledger, member, restored } = open;
  const { folder } = prepared;
  const derived = await derive(world, { promotion, member, judged, ledger, rules, restored, folder });
  if (isRefusal(derived)) return [derived];
  // Whoever asked to stop by now wants nothing begun: nothing has happened yet, and the plan stays as approved as it is.
  if (world.interrupted()) return [];
  const runFolder = world.runFolder(judged.d);
  const reasons = await lookAndIntend(world, book, { ...open, prepared, derived, runFolder });
  return reasons.length > 0
    ? reasons
    : spawnIntended(world, book, { promotion, judged, restored, prepared, runFolder });
}

type Looking = Opened & {
  readonly prepared: PreparedFolder;
  readonly derived: Derived;
  readonly runFolder: string;
};

/** A busy machine may be too slow for facts of five seconds: it looks again, at all of them. */
const looksMax = 3;

async function lookAndIntend(world: ApplyWorld, book: Book, looking: Looking): Promise<readonly Refusal[]> {
  const { promotion, judged, ledger, prepared, derived, restored, runFolder } = looking;
  const since = ledger.head.sequence;
  for (let look = 1; ; look += 1) {
    const looked = await lastLook(world, book, { prepared, derived, restored, promotion, d: judged.d, since });
    if (!('present' in looked)) return looked;
    const reasons = await intend(world, book, { promotion, judged, ...looked, runFolder });
    const isOnlyOld = reasons.length > 0 && reasons.every(({ code }) => code === 'fact-missing');
    if (!isOnlyOld || look === looksMax) return reasons;
  }
}
