import type { Value } from '../../domain/analysis.ts';
import { canonical } from '../../domain/canonical.ts';
import { parseJson } from '../../domain/plan/json.ts';
import { isMasked, marksAny } from '../../domain/plan/mask.ts';
import { isMembers, type Members, memberOf } from '../../domain/plan/read.ts';

/** One place of an object where something is, becomes, or was. Texts are as written, not yet safe to show. */
export type Leaf = { readonly path: string; readonly before?: string; readonly after?: string };

type Sides = { readonly before: Value | undefined; readonly after: Value | undefined; readonly unknown?: Value };

const later = '(known after the apply)';
const sensitive = '(sensitive)';

/** Every place where both sides differ. What is known only later stands as that; secrets stand as `(sensitive)`. */
export function leavesOf(path: string, { before, after, unknown }: Sides): readonly Leaf[] {
  if (unknown === true) return [leaf(path, before, later)];
  if (after === undefined && marksAny(unknown)) return [leaf(path, before, later)];
  if (canonical(before ?? null) === canonical(after ?? null) && !marksAny(unknown)) return [];
  if (isMasked(before) || isMasked(after)) return [leaf(path, before, textOf(after))];
  if (typeof before === 'string' || typeof after === 'string') return textLeaves(path, before, after);
  if (Array.isArray(before) || Array.isArray(after))
    return listLeaves(path, { before, after, unknown: unknown ?? null });
  if (![before, after].some(isMap) || ![before, after].every((side) => isMap(side) || isAbsent(side))) {
    return [leaf(path, before, textOf(after))];
  }
  return memberLeaves(path, { before, after, unknown: unknown ?? null });
}

function isMap(value: Value | undefined): boolean {
  return isMembers(value) && !isMasked(value) && !isNumber(value);
}

/** A number that a double cannot hold stands as `{ number: '…' }`. */
function isNumber(value: Members): boolean {
  return typeof value.number === 'string' && Object.keys(value).length === 1;
}

function memberLeaves(path: string, { before, after, unknown }: Sides): readonly Leaf[] {
  const names = new Set([before, after, unknown].flatMap((side) => (isMembers(side) ? Object.keys(side) : [])));
  const found = [...names].sort().flatMap((name) => {
    const place = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
    const mark = memberOf(unknown, name);
    return leavesOf(`${path}${place}`, {
      before: memberOf(before, name),
      after: memberOf(after, name),
      ...(mark === undefined ? {} : { unknown: mark }),
    });
  });
  return found.length > 0 ? found : [leaf(path, before, textOf(after))];
}

/** What stands on both sides is left out, wherever it stands: most lists are sets. What remains is compared in order. */
function listLeaves(path: string, { before, after, unknown }: Sides): readonly Leaf[] {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  if (Array.isArray(unknown) && marksAny(unknown)) {
    const length = Math.max(old.length, now.length, unknown.length);
    return Array.from({ length }, (_, at) => at).flatMap((at) =>
      leavesOf(`${path}[${at}]`, { before: old[at], after: now[at], unknown: unknown[at] ?? false }),
    );
  }
  const [gone, come] = [without(old, now), without(now, old)];
  if (gone.length === 0 && come.length === 0 && old.length === now.length) {
    return old.length === 0
      ? [leaf(path, before, textOf(after))]
      : [{ path, before: 'one order', after: 'another order' }];
  }
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, at) => at).flatMap((at) => {
    const place = come[at] ?? gone[at];
    return leavesOf(`${path}[${place?.at ?? at}]`, { before: gone[at]?.item, after: come[at]?.item });
  });
}

type Item = { readonly at: number; readonly item: Value };

function itemsOf(value: Value | undefined): readonly Value[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function without(items: readonly Value[], others: readonly Value[]): readonly Item[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(canonical(other), (left.get(canonical(other)) ?? 0) + 1);
  return items.flatMap((item, at) => {
    const count = left.get(canonical(item)) ?? 0;
    left.set(canonical(item), count - 1);
    return count > 0 ? [] : [{ at, item }];
  });
}

/** Policies are compared as what they say, and scripts line by line. */
function textLeaves(path: string, before: Value | undefined, after: Value | undefined): readonly Leaf[] {
  const [old, now] = [documentIn(before), documentIn(after)];
  if ((old ?? now) !== undefined && (old !== undefined || isAbsent(before)) && (now !== undefined || isAbsent(after))) {
    const found = leavesOf(path, { before: old, after: now });
    return found.length > 0 ? found : [{ path, before: 'one spelling', after: 'another spelling' }];
  }
  if ([before, after].some((side) => typeof side === 'string' && side.trimEnd().includes('\n'))) {
    return lineLeaves(path, linesOf(before), linesOf(after));
  }
  return [leaf(path, before, textOf(after))];
}

function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function documentIn(value: Value | undefined): Value | undefined {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return undefined;
  const parsed = parseJson(value);
  return 'value' in parsed && typeof parsed.value === 'object' ? parsed.value : undefined;
}

function linesOf(value: Value | undefined): readonly string[] {
  return typeof value === 'string' ? value.replace(/\n$/, '').split('\n') : [];
}

/** The lines between what both begin and what both end with. */
function lineLeaves(path: string, old: readonly string[], now: readonly string[]): readonly Leaf[] {
  const length = Math.min(old.length, now.length);
  let start = 0;
  while (start < length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  const gone = old
    .slice(start, old.length - end)
    .map((line, at) => ({ path: `${path} line ${start + at + 1}`, before: line }));
  const come = now
    .slice(start, now.length - end)
    .map((line, at) => ({ path: `${path} line ${start + at + 1}`, after: line }));
  return gone.length + come.length > 0
    ? [...gone, ...come]
    : [{ path, before: 'with a last line break', after: 'without, or the other way round' }];
}

function leaf(path: string, before: Value | undefined, after: string | undefined): Leaf {
  const old = textOf(before);
  return { path, ...(old === undefined ? {} : { before: old }), ...(after === undefined ? {} : { after }) };
}

function textOf(value: Value | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (isMasked(value)) return sensitive;
  if (isMembers(value) && isNumber(value)) return String(value.number);
  return typeof value === 'string' ? JSON.stringify(value) : canonical(shown(value));
}

function shown(value: Value): Value {
  if (isMasked(value)) return sensitive;
  if (Array.isArray(value)) return value.map(shown);
  if (!isMembers(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shown(member)]));
}
