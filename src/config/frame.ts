import type { Problem } from '../domain/definitions.ts';

/** A problem as compilers show it: what, where, the line, and what to do. Ends without a line end. */
export function frame(problem: Problem): string {
  const { code, severity = 'error', file, line, column, say, fix, frame: shown, notes = [] } = problem;
  const margin = ' '.repeat(String(line).length);
  const rows = [`${severity}[${code}]: ${say}`, `${margin}--> ${file}:${line}:${column}`];
  if (shown) {
    const cut = shown.start === undefined ? '' : '…';
    const before = ' '.repeat(cut.length + column - 1 - (shown.start ?? 0));
    rows.push(`${margin} |`, `${line} | ${cut}${shown.text}`, `${margin} | ${before}${'^'.repeat(shown.length)}`);
  }
  rows.push(...notes.map((note) => `${margin} = note: ${note.say}: ${note.file}:${note.line}`));
  if (fix !== undefined) rows.push(`${margin} = help: ${fix}`);
  return rows.map((row) => row.trimEnd()).join('\n');
}
