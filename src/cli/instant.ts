import type { Instant, Milliseconds } from '../domain/instant.ts';
import { durationFrom } from '../domain/instant.ts';

/** A moment as a person gives it: itself, or how long from now. */
export type When = { readonly at: Instant } | { readonly after: Milliseconds };

const pattern = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Reads ISO 8601 with a zone. Undefined where it is no moment, February 30th included. */
export function instantFrom(text: string): Instant | undefined {
  const match = pattern.exec(text);
  const day = Date.parse(`${match?.[1]}T00:00:00Z`);
  if (!match || Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== match[1]) return undefined;
  if (Number(match[2]) > 23) return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

export function whenFrom(text: string): When | undefined {
  const after = durationFrom(text);
  if (after !== undefined) return after > 0 ? { after } : undefined;
  const at = instantFrom(text);
  return at === undefined ? undefined : { at };
}

export function momentOf(when: When, now: Instant): Instant {
  return 'at' in when ? when.at : now + when.after;
}
