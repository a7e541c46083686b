import type { Counts } from '../domain/analysis.ts';
import type { JudgementSummary } from '../domain/judgement.ts';

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

/** How much a plan can hurt, and where: `class high: network`. */
export function classText({ class: risk, impacts }: JudgementSummary): string {
  return impacts.length > 0 ? `class ${risk}: ${impacts.join(', ')}` : `class ${risk}`;
}
