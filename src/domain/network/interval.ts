/** Whole numbers from `first` to `last`, both of them in it. Never empty. */
export type Interval = { readonly first: bigint; readonly last: bigint };

/** In order, apart from each other, and as few as can be: equal sets are equal lists. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  const found: Interval[] = [];
  for (const next of [...intervals].sort(inOrder)) {
    const open = found.at(-1);
    if (!open || next.first > open.last + 1n) found.push(next);
    else if (next.last > open.last) found[found.length - 1] = { first: open.first, last: next.last };
  }
  return found;
}

/** What is in `from` and in none of `taken`. */
export function without(from: readonly Interval[], taken: readonly Interval[]): readonly Interval[] {
  return merged(taken).reduce(
    (rest: readonly Interval[], cut) => rest.flatMap((interval) => cutOut(interval, cut)),
    merged(from),
  );
}

export function covers(outer: readonly Interval[], inner: readonly Interval[]): boolean {
  return without(inner, outer).length === 0;
}

export function overlaps(a: Interval, b: Interval): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** How many numbers are in it, each counted once. */
export function size(intervals: readonly Interval[]): bigint {
  return merged(intervals).reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

function cutOut(interval: Interval, cut: Interval): readonly Interval[] {
  if (!overlaps(interval, cut)) return [interval];
  return [
    ...(interval.first < cut.first ? [{ first: interval.first, last: cut.first - 1n }] : []),
    ...(interval.last > cut.last ? [{ first: cut.last + 1n, last: interval.last }] : []),
  ];
}

function inOrder(a: Interval, b: Interval): number {
  return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
}
