const shortestLine = 12;

/** Shorter texts are everywhere: hiding them by value would hide everything else. Their marks still hide them. */
export const shortestSecret = 6;

/**
 * Every way a secret may be written in a text (INV-24): plain, as JSON once or twice over, as an engine's `jsonencode`
 * writes it, in a URL, in HTML, in hex, and in base64 wherever it begins. A secret of many lines also line by line.
 */
export function spellingsOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const parts = [secret, ...(lines.length > 1 ? lines.filter((line) => line.length >= shortestLine) : [])];
  const spelled = parts.filter((part) => part.length >= shortestSecret).flatMap(encodings);
  return [...new Set(spelled)].filter((text) => text.length >= shortestSecret);
}

function encodings(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  const json = inJson(text);
  const url = encodeURIComponent(text.toWellFormed());
  return [
    text,
    json,
    inJson(json),
    json.replace(/[<>&]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
    url,
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    url.replaceAll('%20', '+'),
    hex.map((digits) => `%${digits}`).join(''),
    hex.map((digits) => `%${digits.toUpperCase()}`).join(''),
    hex.map((digits) => `\\x${digits}`).join(''),
    inHtml(text, '&quot;', '&#39;'),
    inHtml(text, '&#34;', '&#x27;'),
    hex.join(''),
    hex.join('').toUpperCase(),
    hex.join(':'),
    ...[0, 1, 2].flatMap((shift) => base64At(bytes, shift)),
  ];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function inHtml(text: string, double: string, single: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return plain.replaceAll('"', double).replaceAll("'", single);
}

/** Inside a longer text base64 looks different by where the secret begins; the characters it shares are cut off. */
function base64At(bytes: Uint8Array, shift: number): readonly string[] {
  const padded = [...Array.from({ length: shift }, () => 0), ...bytes];
  const text = btoa(padded.map((byte) => String.fromCharCode(byte)).join('')).replace(/=+$/, '');
  const whole = padded.length % 3 === 0 ? text.length : text.length - 1;
  const inner = text.slice(shift === 0 ? 0 : shift + 1, whole);
  return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
}
