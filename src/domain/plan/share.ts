import type { Value } from '../analysis.ts';
import { isMembers } from './read.ts';

/**
 * The second value with every part that equals the first one's at the same place replaced by it, so that what an update
 * leaves alone is held once. Writes into the second value, which must be nobody else's.
 */
export function shareEqual(one: Value | undefined, other: Value): Value {
  if (typeof other === 'string') return other === one && typeof one === 'string' ? one : other;
  if (Array.isArray(other) && Array.isArray(one)) return isSharedList(one, other) ? one : other;
  if (isMembers(other) && isMembers(one)) return areSharedMembers(one, other) ? one : other;
  return other;
}

function isSharedList(one: readonly Value[], other: Value[]): boolean {
  let same = one.length === other.length;
  for (const [at, item] of other.entries()) {
    const shared = shareEqual(one[at], item);
    other[at] = shared;
    same &&= Object.is(shared, one[at]);
  }
  return same;
}

function areSharedMembers(one: { readonly [key: string]: Value }, other: Record<string, Value>): boolean {
  const keys = Object.keys(other);
  let same = keys.length === Object.keys(one).length;
  for (const key of keys) {
    const before = Object.hasOwn(one, key) ? one[key] : undefined;
    const shared = shareEqual(before, other[key] as Value);
    other[key] = shared;
    same &&= before !== undefined && Object.is(shared, before);
  }
  return same;
}
