import type { Analysis } from '../../domain/analysis.ts';
import { driftedRows } from '../../domain/plan/drifted.ts';
import { first, type Step } from './ladder.ts';
import { inCode, inSentence } from './untrusted.ts';

/** Outputs that change, by name. Their values never show: another stack's secrets may be among them. */
export function outputLines({ outputs }: Analysis, { rowsMax }: Step): readonly string[] {
  if (outputs.length === 0) return [];
  const { rows, more } = first(outputs, rowsMax);
  const names = rows.map(({ name, actions, unmarked }) => {
    const bare = unmarked ? ' (no longer sensitive: its value shows from now on)' : '';
    return `${inCode(name)} ${inSentence(actions.join(' and '))}${bare}`;
  });
  return [`**Outputs**: ${[...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')}`, ''];
}

/** What somebody changed outside of the engine, and how much moved that nobody set. */
export function driftLines(analysis: Analysis, step: Step): readonly string[] {
  const drifted = driftedRows(analysis);
  if (drifted.length === 0) return [];
  const places = new Set(drifted.map(({ address }) => address));
  const other = analysis.drift.filter(({ address, mode }) => mode === 'managed' && !places.has(address)).length;
  const { rows, more } = first(drifted, step.detail === 'full' ? drifted.length : step.rowsMax);
  return [
    '**Changed outside of the engine**',
    '',
    ...rows.map(({ address, say }) => `- ${inCode(address)} ${inSentence(say)}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
    ...(other > 0 ? [`- besides, ${other} objects changed in what nobody sets`] : []),
    '',
  ];
}

/** Conditions that do not hold, and what the engine leaves for later. */
export function openLines({ checks, deferred }: Analysis, { rowsMax }: Step): readonly string[] {
  const failed = checks.map(({ address, status }) => `check ${inCode(address)}: ${inSentence(status)}`);
  const later = deferred.map(
    ({ address, reason }) => `${inCode(address)} is left for a later plan: ${inSentence(reason)}`,
  );
  const { rows, more } = first([...failed, ...later], rowsMax);
  if (rows.length === 0) return [];
  return ['**Open**', '', ...rows.map((row) => `- ${row}`), ...(more > 0 ? [`- and ${more} more`] : []), ''];
}
