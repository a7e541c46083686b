import { canonical } from '../../domain/canonical.ts';
import { Failure } from '../../domain/failure.ts';
import type { ApplyOutcome } from '../../domain/promotion/facts.ts';
import type { Judged, Promotion, StackProgress } from '../../domain/promotion/state.ts';
import type { Book } from '../book.ts';
import { record } from '../book.ts';
import type { ApplyWorld } from './world.ts';

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
        // The answer was lost and not the append: an append under the same id with another time would be refused.
        if (tried > 1 && !known && isRecorded(member, outcome)) return undefined;
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

function isRecorded(member: StackProgress | undefined, outcome: ApplyOutcome): boolean {
  if (!member?.outcome) return false;
  const { at: _, sequence: __, ...recorded } = member.outcome;
  return canonical(recorded) === canonical(outcome);
}
