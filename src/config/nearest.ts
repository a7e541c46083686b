/** The candidate that was probably meant, at most two edits away (one for short names). */
function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const allowed = written.length < 4 ? 1 : 2;
  let best: string | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > allowed || candidate === written) continue;
    const distance = editDistance(written.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `did you mean "concurrency"?`, or the alternative where nothing is near. */
export function didYouMean(written: string, candidates: Iterable<string>, otherwise?: string): string | undefined {
  const near = nearest(written, candidates);
  return near === undefined ? otherwise : `did you mean "${near}"?`;
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const steps = [(above[column] ?? 0) + 1, (here[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1)];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) steps.push((before[column - 2] ?? row) + 1);
      here.push(Math.min(...steps));
    }
    [before, above] = [above, here];
  }
  return above[b.length] ?? 0;
}
