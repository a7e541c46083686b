import type { Problem } from '../../domain/definitions.ts';

/** Problems as commands that GitHub's runner reads from the output and shows beside the lines. */
export function annotations(problems: readonly Problem[]): string {
  return problems.map(annotation).join('\n');
}

function annotation({ code, severity, file, line, column, say, fix, frame, notes = [] }: Problem): string {
  const end = frame ? { endColumn: column + frame.length } : {};
  const properties = Object.entries({ file, line, col: column, ...end, title: code });
  const also = notes.map((note) => `${note.say}: ${note.file}:${note.line}`);
  const text = [say, ...also, ...(fix === undefined ? [] : [`help: ${fix}`])].join('\n');
  const named = properties.map(([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`).join(',');
  return `::${severity ?? 'error'} ${named}::${escaped(text, /[%\r\n]/g)}`;
}

/** What would end the line, the property or the command early is written as the runner reads it. */
function escaped(text: string, special: RegExp): string {
  return text.replace(
    special,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
