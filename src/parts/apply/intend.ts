import { enforce } from '../../domain/promotion/enforce.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Book } from '../book.ts';
import { record } from '../book.ts';
import type { LastLook } from './last-look.ts';
import type { Open } from './open-plan.ts';
import type { ApplyWorld } from './world.ts';

/** One synchronous decision over the newest history and facts of known age; a conflict folds and decides again. */
export async function intend(
  world: ApplyWorld,
  book: Book,
  of: Pick<Open, 'promotion' | 'judged'> & LastLook & { runFolder: string },
): Promise<readonly Refusal[]> {
  const { promotion, judged, present, sightings, runFolder } = of;
  const about = { fix: `waves why ${promotion.id}`, subject: judged.record.stack };
  let reasons = [refuse('plan-mismatch', { say: `no intent for ${judged.record.stack} was recorded`, ...about })];
  const id = world.nonce();
  const recorded = await record({ ledger: world.ledger, book, at: world.clock.now, id }, (ledger) => {
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
    const answer = enforce(question);
    if ('type' in answer) return { facts: [answer], looked: ['governance'] };
    if (answer.length > 0) reasons = [...answer];
    return undefined;
  });
  return recorded.written ? [] : reasons;
}
