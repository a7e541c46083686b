import type { PolicyVerdict } from '../../domain/judgement.ts';
import { byText } from '../../domain/plan/read.ts';
import { first, type Step } from './ladder.ts';
import type { CommentedPlan } from './plan.ts';
import { inCode, inSentence } from './untrusted.ts';

const words = { deny: 'denies', 'no-data': 'cannot tell about', warn: 'warns of' } as const;
const order = Object.keys(words);

type Row = { readonly verdict: PolicyVerdict; readonly addresses: Set<string>; readonly stacks: Set<string> };

/** What policies say, each sentence once with the places it is said of. Undefined where no policy says anything. */
export function policyLines(plans: readonly CommentedPlan[], { rowsMax }: Step): string | undefined {
  const rows = new Map<string, Row>();
  for (const { stack, judgement } of plans) {
    for (const verdict of judgement.verdicts) {
      const key = JSON.stringify([verdict.policy, verdict.verdict, verdict.say]);
      const row = rows.get(key) ?? { verdict, addresses: new Set<string>(), stacks: new Set<string>() };
      rows.set(key, row);
      row.addresses.add(verdict.address);
      row.stacks.add(stack);
    }
  }
  if (rows.size === 0) return undefined;
  const sorted = [...rows.values()].sort(
    (a, b) =>
      order.indexOf(a.verdict.verdict) - order.indexOf(b.verdict.verdict) || byText(a.verdict.policy, b.verdict.policy),
  );
  const shown = first(sorted, rowsMax);
  const lines = shown.rows.map((row) => rowText(row, { stacks: plans.length, rowsMax }));
  return [...lines, ...(shown.more > 0 ? [`- and ${shown.more} more sentences of policies`] : [])].join('\n');
}

function rowText({ verdict, addresses, stacks }: Row, most: { stacks: number; rowsMax: number }): string {
  const { policy, verdict: word, say, fix } = verdict;
  const { rows, more } = first([...addresses].sort(byText), most.rowsMax);
  const where = [...rows.map(inCode), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const many = most.stacks > 1 ? ` in ${stacks.size} of ${most.stacks} stacks` : '';
  return `- ${inCode(policy)} **${words[word]}** ${where}${many}: ${inSentence(say)}. ${inSentence(sentenceCase(fix))}.`;
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
