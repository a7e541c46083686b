import type { Line, Verdict } from '../doctor.ts';
import { oneLine } from './clean.ts';

const words: Readonly<Record<Verdict, string>> = {
  ok: 'ok',
  warning: 'warning',
  wrong: 'wrong',
  'cannot-tell': 'cannot tell',
  'not-applicable': 'not applicable',
};
const width = Math.max(...Object.values(words).map((word) => word.length));

/** A line for each look, what to do below it, and last how many of each there are. */
export function doctorText(lines: readonly Line[]): string {
  const names = Math.max(...lines.map(({ check }) => check.length));
  const rows = lines.flatMap(({ check, verdict, subject, evidence, fix }) => {
    const said = [subject, oneLine(evidence)].filter((text) => text !== undefined).join(': ');
    const row = `${words[verdict].padEnd(width)}  ${check.padEnd(names)}  ${said}`;
    return fix === undefined ? [row] : [row, `${' '.repeat(width + names + 4)}→ ${oneLine(fix)}`];
  });
  const counts = Object.entries(words).flatMap(([verdict, word]) => {
    const count = lines.filter((line) => line.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return [...rows, counts.join(' · ')].join('\n');
}
