import { displayWidth } from '../../src/cli/print/width.ts';

export type Screen = {
  /** What is to be seen in the end, scrolled away lines first. */
  readonly lines: readonly string[];
  /** How often a line was longer than the screen is wide. */
  readonly wrapped: number;
  readonly cursor: 'shown' | 'hidden';
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: sequences of a terminal begin with one.
const sequence = /\u001b\[(\??)([0-9;]*)([A-Za-z])/y;

/** What a terminal of this width shows of what it got. It knows what `waves` uses, and throws at anything else. */
export function screenOf(text: string, width: number): Screen {
  const lines: string[] = [''];
  let [row, wrapped] = [0, 0];
  let cursor: Screen['cursor'] = 'shown';
  for (let at = 0; at < text.length; ) {
    sequence.lastIndex = at;
    const found = sequence.exec(text);
    if (found) {
      const [whole, priv, value = '', kind] = found;
      at += whole.length;
      if (priv === '?' && value === '25') cursor = kind === 'h' ? 'shown' : 'hidden';
      else if (priv === '?' && value === '2026') continue;
      else if (kind === 'A') row -= Number(value);
      else if (kind === 'J') lines.splice(row + 1);
      else if (kind !== 'K' && kind !== 'm') throw new Error(`a sequence nobody expects: ${JSON.stringify(whole)}`);
      if (kind === 'J' || kind === 'K') lines[row] = '';
      if (row < 0) throw new Error('above the top of the screen');
      continue;
    }
    const char = text[at] ?? '';
    at += 1;
    if (char === '\r') continue;
    if (char === '\n') {
      if (displayWidth(lines[row] ?? '') > width) wrapped += 1;
      row += 1;
      lines[row] ??= '';
    } else if (char < ' ') throw new Error(`a control character nobody expects: ${JSON.stringify(char)}`);
    else lines[row] += char;
  }
  return { lines, wrapped, cursor };
}
