import type { Milliseconds } from '../domain/instant.ts';
import type { LedgerState, Promotion, StackProgress } from '../domain/promotion/state.ts';

export type Timed = 'plan' | 'apply';

/** How long this took the last time, on this stack or else on another stack of the module; undefined before the first. */
export type LastTook = (what: Timed, stack: string, module: string) => Milliseconds | undefined;

/** What the ledger knows of earlier plans and applies that went well. */
export function lastTookIn(ledger: LedgerState): LastTook {
  const took = new Map<string, Milliseconds>();
  for (const promotion of [...ledger.promotions.values()].toSorted(byStart)) {
    const { module } = promotion.release;
    for (const member of promotion.stacks.values()) {
      for (const [what, ms] of tookOf(member)) {
        took.set(key(what, member.stack), ms);
        took.set(key(what, module), ms);
      }
    }
  }
  return (what, stack, module) => took.get(key(what, stack)) ?? took.get(key(what, module));
}

function byStart(one: Promotion, other: Promotion): number {
  return one.started.sequence - other.started.sequence;
}

function key(what: Timed, of: string): string {
  return JSON.stringify([what, of]);
}

function tookOf({ planned, intent, outcome }: StackProgress): readonly (readonly [Timed, Milliseconds])[] {
  return [
    ...(planned ? [['plan', planned.at - planned.request.askedAt] as const] : []),
    ...(intent && outcome?.result === 'succeeded' ? [['apply', outcome.at - intent.at] as const] : []),
  ];
}
