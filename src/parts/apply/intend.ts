import { permit } from '../../domain/promotion/permit.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import { record } from '../book.ts';
import { presentReader } from '../present.ts';
import type { Sightings } from './gather.ts';
import type { Open } from './open-plan.ts';
import type { ApplyWorld } from './world.ts';

/** One synchronous decision over the newest history and facts of known age; a conflict folds and decides again. */
export async function intend(
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
