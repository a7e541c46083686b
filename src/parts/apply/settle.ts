import { Failure } from '../../domain/failure.ts';
import type { ApplyOutcome } from '../../domain/promotion/facts.ts';
import type { Judged, Promotion } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import { openBook, promotionOf } from '../book.ts';
import { prepareFolder } from '../engine-folder.ts';
import { readGovernedRules } from '../governed-rules.ts';
import { finish } from './finish.ts';
import { outcomeOf } from './outcome.ts';
import { textsAt } from './recorded-texts.ts';
import type { ApplyWorld } from './world.ts';

/**
 * Adopts what an interrupted apply left: waits for a living supervisor, records an outcome it wrote, proves that one
 * never started, or says `unknown`. Never applies anything.
 */
export async function settleApply(
  world: ApplyWorld,
  job: { promotion: string; stack: string },
): Promise<readonly Refusal[]> {
  const book = openBook(world.ledger);
  const promotion = promotionOf(await book.state(), job.promotion);
  const member = promotion?.stacks.get(job.stack);
  const judged = member?.judged;
  if (!promotion || !judged || !member.intent || (member.phase !== 'applying' && member.phase !== 'unknown')) {
    const say = `${job.stack} has nothing to settle in ${job.promotion}`;
    return [refuse('not-here', { say, fix: `waves why ${job.promotion}`, subject: job.stack })];
  }
  const outcome = await adopted(world, { judged, runFolder: member.intent.runFolder });
  if (isRefusal(outcome)) return [outcome];
  await finish(world, book, { promotion, judged, outcome });
  return outcome.result === 'unknown' ? [unknown(promotion, judged, outcome)] : [];
}

function unknown({ id }: Promotion, { record }: Judged, { say }: ApplyOutcome): Refusal {
  return refuse('outcome-unknown', {
    say: `nobody knows how the apply of ${record.stack} ended: ${say}`,
    fix: `waves settle ${id} --stack ${record.stack}`,
    subject: record.stack,
    owner: 'platform team',
  });
}

async function adopted(
  world: ApplyWorld,
  { judged, runFolder }: { judged: Judged; runFolder: string },
): Promise<ApplyOutcome | Refusal> {
  const found = await world.supervised.look(runFolder);
  if (found === 'gone') return { result: 'unknown', say: 'its supervisor ended without a word' };
  if (found === 'not-started') {
    const busy = await busyFolder(world, judged);
    if (busy) return busy;
    const ours = await world.supervised.claimNotStarted(runFolder);
    if (ours) return { result: 'not-started', say: 'its supervisor never began' };
  }
  return finished(world, { judged, runFolder });
}

/**
 * Whoever holds the stack's folder may be about to start, or an engine may still run in it although its run folder is
 * gone: neither is proof that nothing was started.
 */
async function busyFolder(world: ApplyWorld, { record }: Judged): Promise<Refusal | undefined> {
  try {
    const workspace = await world.workspaces.open(record.ledger, record.lockKey);
    await workspace.release();
    return undefined;
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.code !== 'workspace-busy') throw failure;
    const fix = `waves settle ${record.promotion} --stack ${record.stack}, once that has ended`;
    return refuse('workspace-busy', { say: failure.message, fix, subject: record.stack, owner: 'another process' });
  }
}

/** The outcome with the state read afterwards, which needs the folder's environment again but not its lock. */
async function finished(
  world: ApplyWorld,
  { judged, runFolder }: { judged: Judged; runFolder: string },
): Promise<ApplyOutcome> {
  const { record } = judged;
  const rules = await readGovernedRules(world.governed, await world.governed.head());
  const gone = { result: 'unknown', say: 'the stack can no longer be read from the governed branch' } as const;
  if ('problems' in rules) return gone;
  const { stacks, stackDeadline: deadlineMs } = rules.definitions;
  const stack = stacks.find(({ name }) => name === record.stack);
  if (!stack) return gone;
  const { backend } = world.pins.facts(await textsAt(world, record));
  const { root } = record.sealed;
  const prepared = await prepareFolder(world, { stack, root, identity: 'apply', backend, deadlineMs });
  if (isRefusal(prepared)) return { result: 'unknown', say: prepared.say };
  return outcomeOf(world, { prepared, judged, runFolder });
}
