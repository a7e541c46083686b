import type { Finding, PolicyVerdict } from '../domain/judgement.ts';
import type { Analyzed } from './analyzed.ts';
import { diffLines } from './comment/diff.ts';
import { inCode, inSentence } from './comment/untrusted.ts';
import { classText, countsText } from './summary-text.ts';

/** Plans as one HTML page that loads nothing and runs nothing. */
export function pageOf(plans: readonly Analyzed[]): string {
  return `${[head, ...plans.map(sectionOf), '</main></body></html>'].join('\n')}\n`;
}

const style = `body{font:15px/1.5 system-ui,sans-serif;color:#1f2328;background:#fff;margin:0}
main{max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #d1d9e0;padding:.3rem .6rem;text-align:left;vertical-align:top}
code,pre{font:13px/1.5 ui-monospace,monospace}pre{background:#f6f8fa;padding:1rem;overflow-x:auto}
i{font-style:normal;display:block;white-space:pre}.gone{background:#ffebe9}.come{background:#dafbe1}.change{background:#fff8c5}
@media (prefers-color-scheme:dark){body{color:#f0f6fc;background:#0d1117}pre{background:#151b23}td,th{border-color:#3d444d}
.gone{background:#542426}.come{background:#1c4428}.change{background:#4b3a10}}`;

const head = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>waves analyze</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>${style}</style></head><body><main>
<h1>waves analyze</h1>`;

function sectionOf({ file, analysis, judgement, fingerprint }: Analyzed): string {
  const { findings, verdicts, counts } = judgement;
  const lines = analysis()
    .changes.flatMap((change) => diffLines(change, 'full'))
    .map(lineOf);
  return [
    `<h2>${inCode(file)}</h2>`,
    `<p>${countsText(counts)} · ${classText({ ...judgement, denials: [] })} · ${inCode(fingerprint)}</p>`,
    ...tableOf(['policy', 'says', 'address', 'because'], verdicts.map(verdictRow)),
    ...tableOf(['class', 'address', 'finding', 'rule'], findings.map(findingRow)),
    ...(lines.length > 0 ? [`<pre>${lines.join('')}</pre>`] : []),
  ].join('\n');
}

function tableOf(names: readonly string[], rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  return [`<table><tr>${names.map((name) => `<th>${name}</th>`).join('')}</tr>`, ...rows, '</table>'];
}

function findingRow({ class: weight, address, say, rule, verdict }: Finding): string {
  const unsure = verdict === 'unknown' ? ' (cannot be told from the plan)' : '';
  return rowOf([weight, inCode(address), `${inSentence(say)}${unsure}`, inCode(rule)]);
}

function verdictRow({ policy, verdict, address, say, fix }: PolicyVerdict): string {
  return rowOf([inCode(policy), verdict, inCode(address), `${inSentence(say)}. ${inSentence(fix)}`]);
}

function rowOf(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

const kinds: Readonly<Record<string, string>> = { '-': 'gone', '+': 'come', '!': 'change' };

function lineOf(line: string): string {
  return `<i class="${kinds[line.charAt(0)] ?? 'more'}">${line}</i>`;
}
