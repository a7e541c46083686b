import type { FileKind } from '../../config/file-kinds.ts';
import type { Evidence, Guess } from '../guess.ts';

/** A text as YAML reads it back, whatever it is: plain where that is safe, else in single quotes. */
export function scalar(text: string): string {
  return isPlain(text) ? text : `'${oneLine(text).replaceAll("'", "''")}'`;
}

function isPlain(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_/-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
}

/** Comments hold what others wrote: one line, and nothing in it that an editor would not show. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}

/** `file:line what stands there`. */
export function evidenceText({ file, line, say }: Evidence): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return oneLine(place === '' ? say : `${place} ${say}`);
}

/** `certain: live/dev/main.tf:4 allowed_account_ids 111111111111`. */
export function because({ sure, evidence }: Pick<Guess<unknown>, 'sure' | 'evidence'>): string {
  const [first] = evidence;
  return first ? `${sure}: ${evidenceText(first)}` : sure;
}

/** Lines with their comments under each other. */
export function commented(rows: readonly (readonly [line: string, comment: string])[]): readonly string[] {
  const width = Math.min(60, Math.max(0, ...rows.map(([line, comment]) => (comment === '' ? 0 : line.length))));
  return rows.map(([line, comment]) => (comment === '' ? line : `${line.padEnd(width)}  # ${oneLine(comment)}`));
}

/** The first line, from which editors know the schema. It is written to `.waves/schemas` by `init`. */
export function modeline(kind: FileKind, depth: number): string {
  return `# yaml-language-server: $schema=${'../'.repeat(depth)}.waves/schemas/${kind}.json`;
}
