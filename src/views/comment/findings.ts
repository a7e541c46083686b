import { classes } from '../../domain/classification/orders.ts';
import type { Finding } from '../../domain/judgement.ts';
import { loweredText } from '../exceptions.ts';
import { first, type Step } from './ladder.ts';
import type { CommentedPlan } from './plan.ts';
import { inCode, inSentence } from './untrusted.ts';

/** What rules found that weighs as much as the plan, or is high. */
export function findingLines({ judgement }: CommentedPlan, { rowsMax }: Step): readonly string[] {
  const worth = judgement.findings.filter(({ class: weight }) => weight === judgement.class || isHigh(weight));
  const { rows, more } = first(worth, Math.min(rowsMax, 10));
  if (rows.length === 0) return [];
  const lines = rows.map(findingLine);
  return ['**Findings**', '', ...lines, ...(more > 0 ? [`- and ${more} more findings`] : []), ''];
}

/** Never left out: somebody let this plan be judged lower than the rules do. */
export function loweredLine({ lowered }: CommentedPlan): readonly string[] {
  return lowered ? [`**Exception**: in the ledger ${inSentence(loweredText(lowered))}`, ''] : [];
}

function isHigh(weight: Finding['class']): boolean {
  return classes.indexOf(weight) >= classes.indexOf('high');
}

function findingLine({ class: weight, address, say, verdict }: Finding): string {
  const unsure = verdict === 'unknown' ? ' (cannot be told from the plan)' : '';
  return `- **${weight}** ${inCode(address)} ${inSentence(say)}${unsure}`;
}
