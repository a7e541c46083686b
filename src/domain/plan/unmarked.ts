import type { Value } from '../analysis.ts';
import { canonical } from '../canonical.ts';
import { marksAny } from './mask.ts';
import type { Members } from './read.ts';
import { byText, isMembers, listOf, memberOf } from './read.ts';

/**
 * Paths of what was marked as sensitive before the change and stands there unmarked after it, sorted. What goes away or
 * is known only later loses nothing. Elements of a list move about, so of them only the very same value counts.
 */
export function unmarked(change: Members): readonly string[] {
  const found: string[] = [];
  const lost = { value: change.before, marks: change.before_sensitive };
  collect(lost, { value: change.after, marks: change.after_sensitive }, '', found);
  return found.sort(byText);
}

type Marked = { readonly value: Value | undefined; readonly marks: Value | undefined };

function collect(before: Marked, after: Marked, path: string, found: string[]): void {
  if (isGone(before.value) || isGone(after.value) || !marksAny(before.marks)) return;
  if (isMembers(before.marks)) {
    for (const name of Object.keys(before.marks))
      collect(member(before, name), member(after, name), path === '' ? name : `${path}.${name}`, found);
  } else if (Array.isArray(before.marks)) {
    if (isAmong(before, after)) found.push(path);
  } else if (!marksAny(after.marks)) found.push(path);
}

function isGone(value: Value | undefined): boolean {
  return value === undefined || value === null || (isMembers(value) && Object.keys(value).length === 0);
}

function member({ value, marks }: Marked, name: string): Marked {
  return { value: memberOf(value, name), marks: isMembers(marks) ? memberOf(marks, name) : marks };
}

function isAmong(before: Marked, after: Marked): boolean {
  const secret = new Set(elements(before).flatMap(({ value, marks }) => (marksAny(marks) ? [canonical(value)] : [])));
  return elements(after).some(({ value, marks }) => !marksAny(marks) && secret.has(canonical(value ?? null)));
}

function elements({ value, marks }: Marked): readonly Marked[] {
  return listOf(value).map((item, i) => ({ value: item, marks: Array.isArray(marks) ? marks[i] : marks }));
}
