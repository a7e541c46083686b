import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../ports/clock.ts';

const monotonic = () => performance.now();

/** This machine's clock, in whole milliseconds. */
export function systemClock(): Clock {
  return { now: () => Date.now(), monotonic };
}

/** `--now`: ledger time stands still at an instant, and durations are measured as ever. */
export function frozenClock(instant: Instant): Clock {
  return { now: () => instant, monotonic };
}
