import { masker } from './secrets.ts';
import { withoutState } from './state-shaped.ts';

const lineLengthMax = 2_000;
const headLines = 500;
const tailLines = 1_500;

/** Raw output as lines that may be shown: no state, no secret, no control character, and not without end. */
export function filtered(raw: string, secrets: readonly string[]): readonly string[] {
  const lines = masker(secrets)(raw.replaceAll('\r\n', '\n')).replace(/\n+$/, '').split('\n');
  return cut(withoutState(lines === undefined || lines.join('') === '' ? [] : lines).map(shown));
}

/** What went wrong, or nearly: each error and warning of the engine as one text. */
export function diagnosticsIn(lines: readonly string[]): readonly string[] {
  const found: string[][] = [];
  for (const line of lines) {
    if (/^(?:Error|Warning): /.test(line)) found.push([line]);
    else found.at(-1)?.push(line);
  }
  return found.map((block) => block.join('\n').trimEnd());
}

function shown(line: string): string {
  const plain = line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\t' ? '\t' : code(character),
  );
  return plain.length > lineLengthMax ? `${plain.slice(0, lineLengthMax)}…` : plain;
}

function code(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return number < 0x100 ? `\\x${number.toString(16).padStart(2, '0')}` : `\\u{${number.toString(16)}}`;
}

function cut(lines: readonly string[]): readonly string[] {
  const left = lines.length - headLines - tailLines;
  if (left <= 0) return lines;
  return [...lines.slice(0, headLines), `(${left} lines are not shown)`, ...lines.slice(-tailLines)];
}
