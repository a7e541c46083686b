import type { Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { isMembers, memberOf } from './read.ts';

/** Turns the canonical text of a sensitive value into something that only tells equal from different. */
export type Mask = (canonicalText: string) => string;

/**
 * A value with everything the engine marks as sensitive replaced by `{ "sensitive": mask }`. Null stays null: that a
 * secret is unset is no secret, and drift has to see it. Where the marks have another shape than the value, and so
 * cannot be followed, all of it is masked.
 */
export function masked(value: Value, marks: Value, mask: Mask): Value {
  if (value === null || !marksAny(marks)) return value;
  if (Array.isArray(value) && Array.isArray(marks))
    return value.map((item, i) => masked(item, marks[i] ?? false, mask));
  if (isMembers(value) && isMembers(marks)) {
    return fromEntries(Object.entries(value).map(([key, member]) => [key, maskedMember(member, key)]));
  }
  return { sensitive: mask(canonical(value)) };

  function maskedMember(member: Value, key: string): Value {
    return masked(member, memberOf(marks, key) ?? false, mask);
  }
}

/** Both marks together: a value that is secret before or after the change is secret on both sides. */
export function bothMarks(a: Value, b: Value): Value {
  if (!marksAny(a)) return b;
  if (!marksAny(b)) return a;
  if (Array.isArray(a) && Array.isArray(b)) {
    const length = Math.max(a.length, b.length);
    return Array.from({ length }, (_, i) => bothMarks(a[i] ?? false, b[i] ?? false));
  }
  if (isMembers(a) && isMembers(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return fromEntries(keys.map((key) => [key, bothMarks(memberOf(a, key) ?? false, memberOf(b, key) ?? false)]));
  }
  return true;
}

/** A mirror of unknowns with only its trues: members that are wholly known are left out. */
export function unknownOnly(mirror: Value): Value {
  if (!marksAny(mirror)) return {};
  if (Array.isArray(mirror)) return mirror.map((item) => (marksAny(item) ? unknownOnly(item) : false));
  if (!isMembers(mirror)) return true;
  const entries = Object.entries(mirror).filter(([, item]) => marksAny(item));
  return fromEntries(entries.map(([key, item]) => [key, unknownOnly(item)]));
}

/** Is anything marked here? False, null and empty nests mark nothing; whatever else stands there does. */
export function marksAny(marks: Value | undefined): boolean {
  if (Array.isArray(marks)) return marks.some(marksAny);
  if (isMembers(marks)) return Object.values(marks).some(marksAny);
  return marks !== undefined && marks !== null && marks !== false;
}

/** Is the value masked, or any part of it? Whoever needs the value then cannot tell. */
export function holdsMasked(value: Value | undefined): boolean {
  if (Array.isArray(value)) return value.some(holdsMasked);
  return isMasked(value) || (isMembers(value) && Object.values(value).some(holdsMasked));
}

export function isMasked(value: Value | undefined): boolean {
  return isMembers(value) && typeof value.sensitive === 'string' && Object.keys(value).length === 1;
}

function fromEntries(entries: readonly (readonly [string, Value])[]): Value {
  return Object.fromEntries(entries);
}
