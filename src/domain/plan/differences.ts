import type { ResourceChange, Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { oncePer } from '../once.ts';
import { attributesOf, isUnknown } from './change.ts';
import { isMasked } from './mask.ts';
import { isMembers, memberOf } from './read.ts';

type Sides = Pick<ResourceChange, 'before' | 'after' | 'unknown'>;

/**
 * Attributes whose known values differ between before and after, null taken as equal to an empty list, map or text.
 * Nearly every risk rule asks this of every change, and a change is never written to.
 */
export const changedAttributes = oncePer((change: Sides): readonly string[] => {
  const { before, after } = change;
  return attributesOf(before, after).filter(
    (name) => !isUnknown(change, name) && !isSame(memberOf(before, name), memberOf(after, name)),
  );
});

/**
 * Does the configuration set this attribute of a planned change? The plan names what is written out; a block made by
 * `dynamic` leaves no trace there, so a list of blocks that the engine wants to be another, and knows how, counts too.
 */
export function isSet(change: ResourceChange | undefined, attribute: string): boolean {
  if (!change) return false;
  if (change.configured.includes(attribute)) return true;
  const sides = [memberOf(change.before, attribute), memberOf(change.after, attribute)];
  return sides.some(isBlocks) && changedAttributes(change).includes(attribute);
}

function isBlocks(value: Value | undefined): boolean {
  return Array.isArray(value) && value.some(isMembers);
}

function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || meaningText(a) === meaningText(b);
}

/** Equal for values that mean the same: null is an empty list, map or text. */
export function meaningText(value: Value | undefined): string {
  return canonical(settled(value));
}

/** Empty is null; a list that holds something stays a list, or a block `count {}` would equal a block `none {}`. */
function settled(value: Value | undefined): Value {
  if (value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(settled);
  if (!isMembers(value) || isMasked(value)) return value;
  const entries = Object.entries(value)
    .map(([key, member]) => [key, settled(member)] as const)
    .filter(([, member]) => member !== null);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** `a, b and 3 more`, for a sentence. */
export function listText(names: readonly string[]): string {
  if (names.length <= 4) return names.join(', ');
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}
