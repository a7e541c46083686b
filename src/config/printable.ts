/** Control characters, direction marks and characters of no width: they make a text read as another (T-I02, T-I05). */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFF0-\uFFFB]/u;
const allHidden = new RegExp(hidden, 'gu');
const hiddenButLines = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\uFFF0-\uFFFB]/u;

/** Does the text hold characters nobody sees? Line ends and tabs do not count. */
export function hasHidden(text: string): boolean {
  return hiddenButLines.test(text);
}

/** One line of text that a terminal shows as it is: each hidden character becomes as many `·` as it had units. */
export function printable(text: string): string {
  return text.replace(allHidden, (character) => (character === '\t' ? ' ' : '·'.repeat(character.length)));
}
