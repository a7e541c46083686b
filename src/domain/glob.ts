/**
 * Whether a pattern of literal text and `*` matches a whole text. `*` stands for any run of characters, none included;
 * nothing else is special. Never goes back over what it has read, so no pattern is slow (F14, T-I11).
 */
export function globMatches(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const first = parts.shift() ?? '';
  const last = parts.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;

  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end && text.endsWith(last);
}
