import type { Instant, Milliseconds } from '../domain/instant.ts';

/** Ledger time decides (entries, expiry, soak, freezes, freshness); the monotonic clock measures (leases, deadlines). */
export type Clock = {
  /** Ledger time. May stand still (`--now`) or be set back; the ledger refuses what is before its head. */
  now(): Instant;
  /** Milliseconds since some moment of this process. Never stands still, never runs backwards. */
  monotonic(): Milliseconds;
};
