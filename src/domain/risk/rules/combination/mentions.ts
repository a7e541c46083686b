import type { Value } from '../../../analysis.ts';
import { isMasked } from '../../../plan/mask.ts';
import { memberOf, membersOf, wordOf } from '../../../plan/read.ts';

export type Mention = 'yes' | 'no' | 'unknown';

/**
 * Does the value, or any part of it, say one of these texts? Equal values have equal masks; a mask that is none of the
 * texts may hide one of them among others.
 */
export function mentions(value: Value | undefined, texts: ReadonlySet<string>): Mention {
  if (typeof value === 'string' || isMasked(value)) {
    return texts.has(textIn(value)) ? 'yes' : isMasked(value) ? 'unknown' : 'no';
  }
  const parts = Array.isArray(value) ? value : Object.values(membersOf(value));
  return surest(parts.map((part) => mentions(part, texts)));
}

export function surest(all: readonly Mention[]): Mention {
  return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
}

/** What is said under these names, of those that are there; of what is masked, the mask. */
export function textsUnder(value: Value, names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => textIn(memberOf(value, name))).filter((text) => text !== ''));
}

function textIn(value: Value | undefined): string {
  return isMasked(value) ? wordOf(memberOf(value, 'sensitive')) : wordOf(value);
}
