import { exitOf, exits } from '../../domain/codes.ts';
import type { StackProgress } from '../../domain/promotion/state.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { promotionOf } from '../book.ts';
import { unknownPromotion } from './act.ts';
import type { Started } from './begin.ts';
import { carryOn } from './carry-on.ts';
import type { Desk } from './desk.ts';
import type { Ended } from './ended.ts';
import type { ReconcileOrder, RunOrder } from './run-order.ts';
import { start } from './start.ts';
import { startReconcile } from './start-reconcile.ts';

/** Promotes, or carries on: one promotion, or every open one. */
export async function run(desk: Desk, order: RunOrder): Promise<Ended | readonly Refusal[]> {
  if ('due' in order) return runDue(desk);
  const limits = order.stack === undefined ? {} : { stack: order.stack };
  const id = await promotionFor(desk, order);
  if (typeof id !== 'string') return id;
  await describe(desk, id);
  return waited(desk, order.waitMs ?? 0, () => carryOn(desk, id, limits));
}

export async function reconcile(desk: Desk, order: ReconcileOrder): Promise<Ended | readonly Refusal[]> {
  const started = await startReconcile(desk, order.stack, order.as);
  if (!('promotion' in started)) return started;
  await describe(desk, started.promotion);
  return carryOn(desk, started.promotion);
}

async function promotionFor(desk: Desk, order: Exclude<RunOrder, { due: true }>): Promise<string | readonly Refusal[]> {
  if ('release' in order) {
    const started: Started | readonly Refusal[] = await start(desk, order.release, order.as);
    return 'promotion' in started ? started.promotion : started;
  }
  const state = await desk.book.state();
  return promotionOf(state, order.promotion)?.id ?? [unknownPromotion(order.promotion, state)];
}

/** Everything that may move: each open promotion once, in the order they were started. */
async function runDue(desk: Desk): Promise<Ended> {
  const state = await desk.book.state();
  const owed = [...state.promotions.values()].filter(
    ({ state: ended, stacks }) => ended === 'open' || [...stacks.values()].some(isOwed),
  );
  const ends: Ended[] = [];
  for (const { id } of owed) ends.push(await carryOn(desk, id));
  return { reasons: ends.flatMap(({ reasons }) => reasons), interrupted: ends.some(({ interrupted }) => interrupted) };
}

/** What an ended promotion still has to bring to its end: the lock is held until then. */
function isOwed({ phase, pin }: StackProgress): boolean {
  return phase === 'applying' || (phase === 'applied' && pin !== 'landed');
}

const pollMs = 2000;

/** Waits while all that stands in the way is somebody else's work (7), at most as long as asked. */
async function waited(desk: Desk, waitMs: number, once: () => Promise<Ended>): Promise<Ended> {
  const begun = desk.world.clock.monotonic();
  for (;;) {
    const ended = await once();
    const held = exitOf(ended.reasons) === exits.held;
    if (!held || ended.interrupted || desk.world.clock.monotonic() - begun >= waitMs) return ended;
    await desk.world.sleep(Math.min(pollMs, waitMs));
  }
}

/** Says what is being promoted: versions, commit, content and nested modules. */
async function describe(desk: Desk, id: string): Promise<void> {
  const promotion = (await desk.book.state()).promotions.get(id);
  if (!promotion) return;
  const { release, stacks } = promotion;
  const from = [...new Set([...stacks.values()].map((member) => member.from))].join(', ');
  const arrow = promotion.kind === 'reconcile' ? 'reconcile' : `${from} → ${release.version}`;
  desk.world.tell({ type: 'promotion', promotion: id, say: `${release.module} ${arrow} · promotion ${id}` });
  const nested = release.nested.length === 1 ? '1 nested module' : `${release.nested.length} nested modules`;
  const say = `tag ${release.tag} = commit ${release.commit.slice(0, 12)} · content ${release.digest.slice(0, 19)}… · ${nested}`;
  desk.world.tell({ type: 'release', promotion: id, say });
}
