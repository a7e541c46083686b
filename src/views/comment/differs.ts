import { differencesFrom } from '../../domain/shape/vary.ts';
import { classText } from '../summary-text.ts';
import { first, type Step } from './ladder.ts';
import type { CommentedPlan } from './plan.ts';
import { inCode, inSentence } from './untrusted.ts';

/** How an odd plan differs from the usual one. */
export function oddLines(usual: CommentedPlan, odd: CommentedPlan, { rowsMax }: Step): readonly string[] {
  const { rows, more } = first(differencesFrom(usual, odd), Math.min(rowsMax, 10));
  const judged = classText({ ...usual.judgement, findings: [], denials: [] });
  const lines = rows.map(({ address, say }) => `- ${inCode(address)}: ${inSentence(say)}`);
  if (lines.length === 0)
    return [`The change is the usual one, and it is judged otherwise here (${judged} elsewhere).`, ''];
  return ['**Differs from the others**', '', ...lines, ...(more > 0 ? [`- and in ${more} more places`] : []), ''];
}

/** What keeps plans of one shape from being equal. */
export function variesLines(varies: readonly string[], { rowsMax }: Step): readonly string[] {
  if (varies.length === 0) return [];
  const { rows, more } = first(varies, Math.min(rowsMax, 5));
  const named = [...rows.map(inCode), ...(more > 0 ? [`and ${more} more`] : [])];
  return [`Not equal only in ${named.join('; ')}`, ''];
}
