const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** A text in one line without anything that cannot be seen: control, bidi and zero-width characters become escapes. */
function visible(text: string, lengthMax: number): string {
  const points = [...text.toWellFormed()];
  const cut = points.length > lengthMax ? `${points.slice(0, lengthMax).join('')}…` : text.toWellFormed();
  return cut.replace(unseen, (character) => {
    const known = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
    return known ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

const textMax = 1_000;

/**
 * What others wrote, as code inside of Markdown or HTML. Every character that could mean something to either is an
 * entity, so it cannot end the code, the table cell, the tag or the marker; forges take no mention and no link from code.
 */
export function inCode(text: string): string {
  return `<code>${entities(visible(text, textMax), meaningful)}</code>`;
}

/** What others wrote, in a sentence of ours. Mentions, references and links are broken where everybody sees it. */
export function inSentence(text: string): string {
  const broken = visible(text, textMax)
    .replaceAll('@', '\\x40')
    .replaceAll('#', '\\x23')
    .replaceAll('://', '\\x3a//')
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\x2e`);
  return entities(broken, meaningful);
}

/** A line of what others wrote inside of `<pre>`, where only HTML means something. It begins with characters of ours. */
export function inPre(text: string, lengthMax: number): string {
  return entities(visible(text, lengthMax), /[&<>@`]|\/(?=waves)/gi);
}

const meaningful =
  /[&<>"'@`*[\](){}#|~!\\:$^+=]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=www)\.|(?<![^\s])\/(?=[a-z])|\/(?=waves)/gi;

function entities(text: string, which: RegExp): string {
  return text.replace(which, (character) => `&#${character.charCodeAt(0)};`);
}
