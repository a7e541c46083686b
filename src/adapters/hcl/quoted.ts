const escapes = /\\(?:["\\nrt]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|([$%])\1(?=\{)/g;
const letters: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The value of a quoted text, and for each of its UTF-16 units (and its end) where that stands in the writing. */
export type Quoted = { readonly text: string; readonly at: readonly number[] };

/** Takes the escapes out of what stands between two quotes, without interpolations. */
export function unquote(raw: string): Quoted {
  let text = '';
  const at: number[] = [];
  const copy = (value: string, from: number, step: 0 | 1) => {
    for (let unit = 0; unit < value.length; unit++) at.push(from + unit * step);
    text += value;
  };
  let from = 0;
  for (const match of raw.matchAll(escapes)) {
    copy(raw.slice(from, match.index), from, 1);
    copy(meantBy(match[0]), match.index, 0);
    from = match.index + match[0].length;
  }
  copy(raw.slice(from), from, 1);
  at.push(raw.length);
  return { text, at };
}

function meantBy(written: string): string {
  if (!written.startsWith('\\')) return written.slice(1);
  const code = Number.parseInt(written.slice(2), 16);
  if (written.length > 2) return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
  return letters[written.slice(1)] ?? '';
}
