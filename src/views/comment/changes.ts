import type { ResourceChange } from '../../domain/analysis.ts';
import { diffLines } from './diff.ts';
import type { Step } from './ladder.ts';
import type { CommentedPlan } from './plan.ts';
import { isStateOnly } from './state-only.ts';

/** What changes in the world, as a diff: what ends first, what is only read last. */
export function changeLines({ analysis }: CommentedPlan, { detail }: Step): readonly string[] {
  const changes = analysis.changes.filter((change) => !isStateOnly(change));
  if (changes.length === 0 || detail === 'counts') return [];
  return [
    '<pre lang="diff">',
    ...changes.toSorted(worstFirst).flatMap((change) => diffLines(change, detail)),
    '</pre>',
    '',
  ];
}

function worstFirst(a: ResourceChange, b: ResourceChange): number {
  return rank(a) - rank(b);
}

function rank({ actions }: ResourceChange): number {
  return actions.includes('delete') ? 0 : actions.includes('read') ? 2 : 1;
}
