import type { Counts } from '../domain/analysis.ts';

const signs: readonly (readonly [keyof Counts, string])[] = [
  ['create', '+'],
  ['update', '~'],
  ['delete', '-'],
  ['replace', '-/+'],
  ['forget', 'forget '],
  ['import', 'import '],
  ['move', 'move '],
];

/** What a plan does, in a word: `+2 ~1`, `no changes`. */
export function countsText(counts: Counts): string {
  const parts = signs.flatMap(([kind, sign]) => (counts[kind] > 0 ? [`${sign}${counts[kind]}`] : []));
  return parts.length > 0 ? parts.join(' ') : 'no changes';
}
