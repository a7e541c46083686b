import { Failure } from '../../domain/failure.ts';
import type { ApplyOutcome } from '../../domain/promotion/facts.ts';
import { permit } from '../../domain/promotion/permit.ts';
import type { Judged, LedgerState, Promotion } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { isRefusal, refuse } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import { openBook, promotionOf, record } from '../book.ts';
import { prepareFolder } from '../engine-folder.ts';
import { readGovernedRules, rulesUnreadable } from '../governed-rules.ts';
import { presentReader } from '../present.ts';
import { derive } from './derive.ts';
import type { Sightings } from './gather.ts';
import { gather } from './gather.ts';
import { outcomeOf } from './outcome.ts';
import type { Restored } from './restore.ts';
import { planDigestNow, restore } from './restore.ts';
import { textsAt } from './texts-at.ts';
import type { ApplyWorld } from './world.ts';

export type ApplyJob = { readonly promotion: string; readonly stack: string; readonly d?: string };

/**
 * Applies exactly one sealed plan: restores it, looks at everything again, asks the one enforcement function, writes
 * the intent, hashes once more, and hands the bytes to a supervisor. Answers why nothing was begun, if so.
 */
export async function applyRecord(world: ApplyWorld, job: ApplyJob): Promise<readonly Refusal[]> {
  const book = openBook(world.ledger);
  const asked = await openPlan(book, job);
  if (!('judged' in asked)) return asked;
  const { judged, promotion, ledger } = asked;
  const workspace = await world.workspaces.open(judged.record.ledger, judged.record.lockKey);
  try {
    const restored = await restore(world, judged.record, workspace);
    return await applyRestored(world, book, { promotion, judged, ledger, restored });
  } finally {
    await workspace.release();
  }
}

type Open = { readonly promotion: Promotion; readonly judged: Judged; readonly ledger: LedgerState };

async function openPlan(book: Book, job: ApplyJob): Promise<Open | readonly Refusal[]> {
  const ledger = await book.state();
  const promotion = promotionOf(ledger, job.promotion);
  const member = promotion?.stacks.get(job.stack);
  const about = { fix: `waves why ${job.promotion}`, subject: job.stack };
  if (job.d !== undefined && [...ledger.spent].some((d) => d === job.d || d.startsWith(`sha256:${job.d}`))) {
    return [refuse('plan-consumed', { say: `this plan of ${job.stack} had its one intent`, ...about })];
  }
  const judged = member?.phase === 'judged' ? member.judged : undefined;
  if (!promotion || !judged || (job.d !== undefined && judged.d !== job.d && !judged.d.startsWith(`sha256:${job.d}`))) {
    return [refuse('plan-mismatch', { say: `${job.stack} has no such open plan in ${job.promotion}`, ...about })];
  }
  return { promotion, judged, ledger };
}

async function applyRestored(
  world: ApplyWorld,
  book: Book,
  open: Open & { restored: Restored },
): Promise<readonly Refusal[]> {
  const { promotion, judged, ledger, restored } = open;
  const head = await world.governed.head();
  const rules = await readGovernedRules(world.governed, head);
  if ('problems' in rules) return [rulesUnreadable(rules)];
  const stack = rules.definitions.stacks.find(({ name }) => name === judged.record.stack);
  if (!stack)
    return [
      refuse('plan-moved', {
        say: `${judged.record.stack} is gone from the governed branch`,
        fix: `waves abort ${promotion.id} --reason …`,
      }),
    ];
  const { backend } = world.pins.facts(await textsAt(world, judged.record));
  const prepared = await prepareFolder(world, { stack, root: restored.workspace.root, identity: 'apply', backend });
  if (isRefusal(prepared)) return [prepared];
  const early = await hashReasons(restored, judged);
  if (early.length > 0) return early;
  const initialised = await world.engine.init(prepared.folder, { lockFile: 'readonly' });
  if (initialised.exitCode !== 0)
    throw new Failure('engine-failed', initialised.diagnostics[0] ?? 'init failed', { outcome: 'nothing-happened' });
  const member = promotion.stacks.get(judged.record.stack);
  if (!member) return [];
  const derived = await derive(world, { promotion, member, judged, ledger, rules, restored, folder: prepared.folder });
  const gathering = {
    head,
    prepared,
    derived,
    restored,
    promotion,
    d: judged.d,
    ledger,
    rules: rules.definitions.rules,
  };
  const sightings = await gather(world, gathering);
  const runFolder = world.runFolder(judged.d);
  const reasons = await intend(world, book, { ...open, sightings, runFolder });
  if (reasons.length > 0) return reasons;
  return spawnIntended(world, book, { promotion, judged, restored, prepared, runFolder });
}

/** The sealed bytes before anything of theirs is read by the engine: a swapped plan or file stops here. */
async function hashReasons(restored: Restored, { record }: Judged): Promise<readonly Refusal[]> {
  const about = { fix: 'waves audit verify; waves audit reconstruct', subject: record.stack, owner: 'security team' };
  if (restored.planDigest !== record.sealed.planFile.digest) {
    return [refuse('plan-changed', { say: `the plan file of ${record.stack} is not the recorded one`, ...about })];
  }
  if ((await restored.workspace.digest()) === record.sealed.workspace.digest) return [];
  return [
    refuse('workspace-changed', { say: `the sealed folder of ${record.stack} is not the recorded one`, ...about }),
  ];
}

/** One synchronous decision over the newest history and facts of known age; a conflict folds and decides again. */
async function intend(
  world: ApplyWorld,
  book: Book,
  of: Open & { sightings: Sightings; runFolder: string },
): Promise<readonly Refusal[]> {
  const { promotion, judged, sightings, runFolder } = of;
  const reader = presentReader(world);
  const since = of.ledger.head.sequence;
  const present = await reader.read(promotion, { now: world.clock.now(), since, checkoutDirty: false });
  let reasons: readonly Refusal[] = [];
  const id = world.nonce();
  await record({ ledger: world.ledger, book, at: world.clock.now, id }, (ledger) => {
    const current = ledger.promotions.get(promotion.id);
    if (!current) return undefined;
    const facts = sightings.at(world.clock.monotonic());
    const question = {
      ledger,
      promotion: current,
      stack: judged.record.stack,
      d: judged.d,
      present: { ...present, now: world.clock.now() },
      facts,
      runFolder,
    };
    const answer = permit(question);
    if ('type' in answer) return { facts: [answer], looked: ['governance'] };
    reasons = answer;
    return undefined;
  });
  return reasons;
}

type Intended = {
  readonly promotion: Promotion;
  readonly judged: Judged;
  readonly restored: Restored;
  readonly prepared: Exclude<Awaited<ReturnType<typeof prepareFolder>>, Refusal>;
  readonly runFolder: string;
};

/** The intent is durable; now hash right before the spawn, spawn, wait, and record what came of it under its fence. */
async function spawnIntended(world: ApplyWorld, book: Book, intended: Intended): Promise<readonly Refusal[]> {
  const { promotion, judged, restored, prepared, runFolder } = intended;
  const changed = await changedSince(restored, judged);
  if (changed) {
    await finish(world, book, { promotion, judged, outcome: { result: 'not-started', say: changed.say } });
    return [changed];
  }
  await world.supervised.start({ folder: prepared.folder, planFile: restored.planFile, runFolder });
  const outcome = await outcomeOf(world, { prepared, judged, runFolder });
  await finish(world, book, { promotion, judged, outcome });
  return [];
}

async function changedSince(restored: Restored, { record }: Judged): Promise<Refusal | undefined> {
  const about = { fix: 'waves audit reconstruct', subject: record.stack, owner: 'security team' };
  if ((await planDigestNow(restored)) !== record.sealed.planFile.digest) {
    return refuse('plan-changed', { say: 'the plan file changed between the intent and the spawn', ...about });
  }
  if ((await restored.workspace.digest()) !== record.sealed.workspace.digest) {
    return refuse('workspace-changed', { say: 'the folder changed between the intent and the spawn', ...about });
  }
  return undefined;
}

/** Appends the outcome, again and again until the ledger answers: a known outcome is never lost (engine.md 3). */
export async function finish(
  world: ApplyWorld,
  book: Book,
  of: { promotion: Promotion; judged: Pick<Judged, 'd' | 'record'>; outcome: ApplyOutcome },
): Promise<void> {
  const { promotion, judged, outcome } = of;
  const id = world.nonce();
  const about = { promotion: promotion.id, stack: judged.record.stack, d: judged.d };
  for (let tried = 1; ; tried += 1) {
    try {
      await record({ ledger: world.ledger, book, at: world.clock.now, id }, (state) => {
        const member = state.promotions.get(promotion.id)?.stacks.get(judged.record.stack);
        const known = member?.intent?.d === judged.d && (member.phase === 'applying' || member.phase === 'unknown');
        if (member?.phase === 'unknown' && outcome.result === 'unknown') return undefined;
        return { facts: [{ type: 'apply-finished', ...about, outcome, late: !known }] };
      });
      return;
    } catch (failure) {
      if (tried === finishTries || !(failure instanceof Failure)) throw failure;
      await world.sleep(500 * tried);
    }
  }
}

const finishTries = 20;
