import type { Value } from '../analysis.ts';
import { isMembers } from '../plan/read.ts';

/** Are two values the same, whatever the order of their keys? What is absent is as null. */
export function isEqual(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => isEqual(item, other[at]));
  }
  if (!isMembers(one) || !isMembers(other)) return (one ?? null) === (other ?? null);
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isEqual(one[name], other[name]))
  );
}
