import type { ByteEdit } from './plan-request.ts';

/**
 * Makes the edits of one file: `start` counts UTF-8 bytes of the file as it was. Undefined unless every `from` stands
 * exactly where its edit says and no two edits touch.
 */
export function editBytes(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array | undefined {
  const inOrder = edits.toSorted((a, b) => a.start - b.start);
  const parts: Uint8Array[] = [];
  let end = 0;
  for (const edit of inOrder) {
    const from = new TextEncoder().encode(edit.from);
    if (edit.start < end || !stands(bytes, from, edit.start)) return undefined;
    parts.push(bytes.subarray(end, edit.start), new TextEncoder().encode(edit.to));
    end = edit.start + from.length;
  }
  return joined([...parts, bytes.subarray(end)]);
}

function stands(bytes: Uint8Array, from: Uint8Array, start: number): boolean {
  return start + from.length <= bytes.length && from.every((byte, index) => bytes[start + index] === byte);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
