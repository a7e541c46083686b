// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text that cannot move the cursor, colour the terminal or reverse the reading order, whoever wrote it. */
export function clean(text: string): string {
  return text.replace(controls, '\ufffd');
}

/** The same in one line: what people wrote cannot pretend to be a line of ours. */
export function oneLine(text: string): string {
  return clean(text.replace(/\s*[\r\n]+\s*/g, ' '));
}

/** The same in a place of its own, where a tab is no jump. */
export function oneCell(text: string): string {
  return oneLine(text).replaceAll('\t', ' ');
}

/** Rows with their columns under each other; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[], gap = '  '): readonly string[] {
  const cells = rows.map((row) => row.map(oneLine));
  const widths: number[] = [];
  for (const row of cells) {
    row.slice(0, -1).forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  return cells.map((row) =>
    row
      .map((cell, index) => (index < row.length - 1 ? cell.padEnd(widths[index] ?? 0) : cell))
      .join(gap)
      .trimEnd(),
  );
}
