/**
 * Whether a pattern of literal text and `*` matches a whole text. `*` stands for any run of characters, none included;
 * nothing else is special. Never goes back over what it has read, so no pattern is slow (F14, T-I11).
 */
export function globMatches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return text === pattern;
  const lastStar = pattern.lastIndexOf('*');
  const last = pattern.slice(lastStar + 1);
  if (!text.startsWith(pattern.slice(0, star))) return false;

  let at = star;
  for (const part of pattern.slice(star, lastStar).split('*')) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length && text.endsWith(last);
}
