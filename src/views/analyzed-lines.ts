import type { Analyzed } from './analyzed.ts';
import { countsText } from './summary-text.ts';

const shownMax = 20;

/** One line for the plan and one for each of its weightiest findings. */
export function analyzedLines({ file, judgement }: Analyzed): readonly string[] {
  const { class: risk, counts, impacts, findings, verdicts } = judgement;
  const where = impacts.length > 0 ? `: ${impacts.join(', ')}` : '';
  const more = findings.length - shownMax;
  return [
    `${file}  class ${risk}${where} · ${countsText(counts)}`,
    ...findings
      .slice(0, shownMax)
      .map(({ class: weight, address, say }) => `  ${weight.padEnd(8)}  ${address}  ${say}`),
    ...(more > 0 ? [`  and ${more} more findings`] : []),
    ...verdicts.map(({ verdict, address, say }) => `  ${verdict.padEnd(8)}  ${address}  ${say}`),
  ];
}
