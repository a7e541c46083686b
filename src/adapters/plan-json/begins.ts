import type { NoPlan } from '../../domain/plan/no-plan.ts';

/** So many bytes tell what a file is. */
export const headLength = 4;

/** Where the JSON begins behind a byte order mark, or what the file is instead. */
export function jsonBegins(head: Uint8Array): number | NoPlan {
  const [first, second, third] = head;
  if (first === 0x50 && second === 0x4b) return 'binary';
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'encoding';
  if (head.subarray(0, headLength).includes(0)) return 'encoding';
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

/** How many of these bytes are whole characters: what may follow in the next piece is left out. */
export function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
