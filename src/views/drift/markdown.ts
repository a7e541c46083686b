import type { Difference } from '../../domain/drift/difference.ts';
import { inCode, inSentence } from '../comment/untrusted.ts';
import { isoText } from '../iso.ts';
import type { DriftFound } from './found.ts';
import { driftSummary, driftVerdicts } from './found.ts';

/** A report for a job summary or an issue: the totals, then each stack that is not simply clean. */
export function driftMarkdown(stacks: readonly DriftFound[]): string {
  const told = stacks.filter(({ verdict }) => verdict !== 'clean');
  const table = ['| stack | result | since |', '| --- | --- | --- |', ...told.map(row)];
  return [
    `### Drift: ${driftSummary(stacks)}`,
    ...(told.length > 0 ? ['', ...table, ...told.flatMap(details)] : []),
  ].join('\n');
}

function row({ stack, verdict, since }: DriftFound): string {
  return `| ${inCode(stack)} | ${driftVerdicts[verdict]} | ${isoText(since)} |`;
}

function details({ stack, drifted, pending, broughtBy, why }: DriftFound): readonly string[] {
  const lines = [
    ...(why === undefined ? [] : [`- ${inSentence(why)}`]),
    ...drifted.map(driftedLine),
    ...pending.map(({ address, say }) => `- pending: ${inCode(address)} ${inSentence(say)}`),
    ...broughtBy.map((commit) => `- brought by ${inSentence(commit)}`),
  ];
  return ['', `**${inCode(stack)}**`, '', ...lines];
}

function driftedLine({ address, say, expected, lapsed }: Difference): string {
  const leave = expected ?? lapsed;
  const line = `- ${expected ? expected.from : 'drifted'}: ${inCode(address)} ${inSentence(say)}`;
  if (!leave) return line;
  const word = expected ? 'until' : `was ${leave.from} until`;
  return `${line} (${word} ${isoText(leave.expires)}, ${inSentence(leave.owner)}: ${inSentence(leave.reason)})`;
}
